// The manager waits for start.js, which tells it our format first.
window.CMS_MANUAL_INIT = true;
