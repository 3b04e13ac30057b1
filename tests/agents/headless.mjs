// A headless agent that plays one scene: node headless.mjs SCENE, with the arguments that a dialect adds behind it.
import fs from "node:fs";
import { Tools } from "./tools.mjs";

const [scene, ...words] = process.argv.slice(2);
const after = (name) => words[words.indexOf(name) + 1];
const say = (message) => process.stdout.write(JSON.stringify(message) + "\n");
const usage = { input_tokens: 10, cache_read_input_tokens: 5, cache_creation_input_tokens: 2, output_tokens: 3 };

function server() {
  if (words.includes("--mcp-config")) return JSON.parse(after("--mcp-config")).mcpServers.missions;
  const config = Object.fromEntries(words.filter((word) => word.startsWith("mcp_servers.missions.")).map((word) => {
    const at = word.indexOf("=");
    return [word.slice("mcp_servers.missions.".length, at), word.slice(at + 1)];
  }));
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
  async codexFailed() { say({ type: "turn.failed", error: { message: "stream disconnected before completion" } }); process.exit(1); },
};

let briefing = "";
if (!["forever", "killed"].includes(scene)) for await (const chunk of process.stdin) briefing += chunk;
await scenes[scene](briefing);
