"""The address of the site -> robots.txt: every page may be read, and the sitemap says where they are.

Robots ask for it at the root of a host only; below a folder of a host it does no harm.
"""


def write_robots(site_url: str) -> bytes:
    """`site_url` is absolute and ends with a slash."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n".encode()
