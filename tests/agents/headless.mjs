// A headless agent that plays one scene: node headless.mjs SCENE, with the arguments that a dialect adds behind it.
import fs from "node:fs";
import { Tools } from "./tools.mjs";

const [scene, ...words] = process.argv.slice(2);
const after = (name) => words[words.indexOf(name) + 1];
const say = (message) => process.stdout.write(JSON.stringify(message) + "\n");
const usage = { input_tokens: 10, cache_read_input_tokens: 5, cache_creation_input_tokens: 2, output_tokens: 3 };

function server() {
  if (words.includes("--mcp-config")) return JSON.parse(fs.readFileSync(after("--mcp-config"), "utf8")).mcpServers.missions;
  const config = Object.fromEntries(words.filter((word) => word.startsWith("mcp_servers.missions.")).map((word) => {
    const at = word.indexOf("=");
    return [word.slice("mcp_servers.missions.".length, at), word.slice(at + 1)];
  }));
  if (config.url) {
    const name = JSON.parse(config.env_http_headers.slice(1, -1).split("=")[1]);
    return { url: JSON.parse(config.url), headers: { Authorization: process.env[name] } };
  }
  const env = Object.fromEntries(config.env.slice(1, -1).split(",").map((pair) => [pair.split("=")[0], JSON.parse(pair.slice(pair.indexOf("=") + 1))]));
  return { command: JSON.parse(config.command), args: JSON.parse(config.args), env };
}

const scenes = {
  async plain(briefing) {
    fs.writeFileSync("made.txt", "made\n");
    console.log(briefing.includes("hand_off") ? "I was told how to end." : "I was told nothing.");
    console.log(JSON.stringify({ good: true, commands: [] }, null, 2));
  },
  async silent() { process.exit(0); },
  async unfinished() { console.log("All done!"); },
  async wrong() { console.log("{ \"bad\": true }"); },
  async broken() { console.error("401 Unauthorized: bad key"); process.exit(1); },
  async killed() { process.kill(process.pid, "SIGKILL"); },
  async forever() { await new Promise(() => setInterval(() => {}, 1000)); },
  async environment() {
    const seen = { key: process.env.TEST_KEY ?? null, home: process.env.HOME, hidden: fs.existsSync(".claude") ? fs.readdirSync(".claude") : null,
      mcp: fs.existsSync(".mcp.json") ? fs.readFileSync(".mcp.json", "utf8") : null, others: Object.keys(process.env).filter((name) => name.startsWith("SECRET")) };
    try { fs.writeFileSync("made.txt", "made\n"); seen.writes = true; } catch { seen.writes = false; }
    fs.writeFileSync(process.env.HOME + "/left", "left");
    console.log(JSON.stringify({ good: true, seen }));
  },
  async network() {
    const tell = async (url) => { try { return (await fetch(url)).status; } catch (error) { return "refused"; } };
    console.log(JSON.stringify({ good: true, near: await tell(`http://127.0.0.1:${words[0]}/`), other: await tell(`http://127.0.0.1:${words[1]}/`) }));
  },
  async claude() {
    say({ type: "system", subtype: "init", model: "scripted", mcp_servers: [{ name: "missions", status: "connected" }] });
    const tools = await Tools.open(server());
    say({ type: "assistant", message: { id: "m1", content: [{ type: "text", text: "I look." }, { type: "tool_use", name: "Edit", input: { file_path: "a.txt" } }], usage } });
    const ran = await tools.call("shell", { command: "echo $((40 + 2)); echo key=$TEST_KEY; exit 3" });
    say({ type: "assistant", message: { id: "m2", content: [{ type: "text", text: ran.text }], usage } });
    const refused = await tools.call("hand_off", {});
    const unknown = await tools.call("no_such_tool", {});
    say({ type: "assistant", message: { id: "m3", content: [{ type: "text", text: `${refused.isError} ${refused.text} ${unknown.isError} ${unknown.text}` }], usage } });
    const accepted = await tools.call("hand_off", { good: true });
    const late = await tools.call("look", {});
    say({ type: "result", is_error: false, result: `${accepted.text} ${late.text}`, total_cost_usd: 0.25, usage: { ...usage, output_tokens: 99 } });
    tools.close();
  },
  async http() {
    const tools = await Tools.open(server());
    const seen = [
      await tools.status({ host: "evil.example" }), await tools.status({ origin: "https://evil.example" }), await tools.status({ authorization: "Bearer wrong" }),
      await tools.status({ "mcp-session-id": "unknown" }), await tools.status({}, "POST", "/other"), await tools.status({}, "PUT"), await tools.status({}),
    ];
    const other = await Tools.open(server());
    seen.push(await other.status({}, "DELETE"), await other.status({}));
    say({ type: "assistant", message: { id: "m", content: [{ type: "text", text: `${seen.join(" ")} ${(await tools.names()).join(" ")}` }], usage } });
    await tools.call("hand_off", { good: true });
    say({ type: "result", is_error: false, result: "", usage });
  },
  async claudeNothing() {
    say({ type: "assistant", message: { id: "m1", content: [{ type: "text", text: "Everything is done and verified!" }], usage } });
    say({ type: "result", subtype: "success", is_error: false, result: "Everything is done.", usage });
  },
  async claudeKey() { say({ type: "result", subtype: "success", is_error: true, result: "Invalid API key · Please run /login", usage }); process.exit(1); },
  async claudeOverload() { say({ type: "result", is_error: true, result: "API Error: 529 overloaded", usage }); process.exit(1); },
  async codex() {
    say({ type: "thread.started", thread_id: "t" });
    const tools = await Tools.open(server());
    say({ type: "item.completed", item: { type: "agent_message", text: `I have ${(await tools.names()).join(" ")}` } });
    say({ type: "item.completed", item: { type: "command_execution", command: "make test", exit_code: 0 } });
    await tools.call("hand_off", { good: true });
    say({ type: "turn.completed", usage: { input_tokens: 100, cached_input_tokens: 60, output_tokens: 7, reasoning_output_tokens: 4 } });
    tools.close();
  },
  // With a usage of 1000 tokens each: COUNT calls, each another, of a few words.
  async claudeSmall() {
    const tools = await Tools.open(server());
    for (let at = 1; at <= 60; at++) {
      say({ type: "assistant", message: { id: `m${at}`, content: [], usage: { input_tokens: 1000, output_tokens: 10 } } });
      const answer = await tools.call("look", { at });
      if (answer.text.includes("nothing new")) say({ type: "assistant", message: { id: `w${at}`, content: [{ type: "text", text: "I was warned." }] } });
    }
    await tools.call("hand_off", { good: true });
  },
  async claudeCircles() {
    const tools = await Tools.open(server());
    for (let at = 1; at <= 30; at++) await tools.call("shell", { command: "echo the same again" });
    await tools.call("hand_off", { good: true });
  },
  async claudePolls() {
    const tools = await Tools.open(server());
    for (let at = 1; at <= 40; at++) await tools.call("shell", { command: "n=$(cat n 2>/dev/null || echo 0); echo $((n + 1)) | tee n" });
    await tools.call("hand_off", { good: true });
  },
  async claudeOwnCircles() {
    for (let at = 1; at <= 60; at++) {
      say({ type: "assistant", message: { id: `m${at}`, content: [{ type: "tool_use", id: `t${at}`, name: "Read", input: { file_path: "a.txt" } }], usage } });
      say({ type: "user", message: { content: [{ type: "tool_result", tool_use_id: `t${at}`, content: "the same" }] } });
    }
    await new Promise(() => setInterval(() => {}, 1000));
  },
  async claudeSynthetic() {
    say({ type: "assistant", message: { id: "m1", model: "<synthetic>", content: [{ type: "text", text: "API Error: 529 overloaded" }], usage: { input_tokens: 0, output_tokens: 0 } } });
    say({ type: "result", is_error: true, api_error_status: 529, result: "API Error: Repeated", usage: { input_tokens: 0, output_tokens: 0 } });
    process.exit(1);
  },
  // Everywhere where words of its own are written down, it writes its key.
  async claudeLeaks() {
    const key = process.env.TEST_KEY, code = Buffer.from(key).toString("base64");
    const tools = await Tools.open(server());
    say({ type: "assistant", message: { id: "m1", content: [{ type: "text", text: `My key is ${key}, or ${code}.` }, { type: "tool_use", name: "Bash", input: { command: `echo ${key}` } }], usage } });
    fs.writeFileSync("kept.txt", key);
    await tools.call("shell", { command: `echo said ${key}; cat kept.txt` });
    await tools.call(`no_${key}`, { why: key });
    say({ type: "result", is_error: true, result: `Invalid API key: ${key}`, usage });
    process.exit(1);
  },
  // What everybody on the machine can see of it: its own arguments, and those of the bridge.
  async secrets() {
    const found = server(), url = found.url !== undefined;
    const word = url ? (found.headers.Authorization ?? "").slice("Bearer ".length) : fs.readFileSync(found.args.at(-1), "utf8");
    const file = url ? (words.includes("--mcp-config") ? after("--mcp-config") : null) : found.args.at(-1);
    const tools = await Tools.open(found);
    const seen = [fs.readFileSync("/proc/self/cmdline", "utf8"), url ? "" : fs.readFileSync(`/proc/${tools.process.pid}/cmdline`, "utf8")].join(" ");
    const told = `word ${word.length}, shown ${seen.includes(word)}, mode ${file ? (fs.statSync(file).mode & 0o777).toString(8) : "none"}, effort ${words.filter((one) => one.includes("effort")).join(" ")} ${words.includes("--effort") ? after("--effort") : ""}`.trim();
    const line = words.includes("--mcp-config")
      ? { type: "assistant", message: { id: "m", content: [{ type: "text", text: told }] } }
      : { type: "item.completed", item: { type: "agent_message", text: told } };
    say(line);
    await tools.call("hand_off", { good: true });
    tools.close();
  },
  async codexCrash() {
    say({ type: "item.completed", item: { type: "agent_message", text: "I begin." } });
    console.error("Error: Cannot read properties of undefined\n    at main (/srv/agent.js:401:12)\n    at 403 (/srv/run.js:1:1)");
    process.exit(3);
  },
  async codexFailed() { say({ type: "turn.failed", error: { message: "stream disconnected before completion" } }); process.exit(1); },
};

let briefing = "";
if (!["forever", "killed"].includes(scene)) for await (const chunk of process.stdin) briefing += chunk;
await scenes[scene](briefing);
