// Runs the script of comment.yml as actions/github-script does, on a GitHub that lives in one JSON file: the
// real one cannot be had in a test. `node fake_github.cjs SCRIPT STATE` changes STATE as the calls would.
const fs = require('fs');
const [, , scriptPath, statePath] = process.argv;
const state = JSON.parse(fs.readFileSync(statePath, 'utf8'));

const rest = {
  pulls: {
    list: async ({ head, base }) => ({
      data: state.pulls.filter((one) => one.head.label === head && one.base.ref === base),
    }),
  },
  issues: {
    listComments: async ({ issue_number }) => state.comments.filter((one) => one.on === issue_number),
    createComment: async ({ issue_number, body }) => {
      const user = { login: 'github-actions[bot]' };
      state.comments.push({ id: state.comments.length + 1, on: issue_number, user, body });
    },
    updateComment: async ({ comment_id, body }) => {
      state.comments.find((one) => one.id === comment_id).body = body;
    },
  },
};
const github = { rest, paginate: (list, options) => list(options) };
const core = { notice: (text) => state.notices.push(text) };

const AsyncFunction = (async () => {}).constructor;
const script = new AsyncFunction('github', 'context', 'core', 'require', fs.readFileSync(scriptPath, 'utf8'));
script(github, state.context, core, require).then(() => fs.writeFileSync(statePath, JSON.stringify(state)));
