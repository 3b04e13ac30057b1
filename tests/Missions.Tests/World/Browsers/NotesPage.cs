using Missions.World.Sandboxes;

namespace Missions.Tests.World.Browsers;

/// <summary>A small application with a page, served by node in a room.</summary>
internal static class NotesPage
{
    public const int Port = 8123;
    public const string Url = "http://127.0.0.1:8123/";

    /// <summary>Buttons that work, that throw, and that ask for what is not there.</summary>
    public const string Source = """
        const page = `<!doctype html><title>Notes</title><h1>Notes</h1>
          <label>Title <input id="title"></label> <button id="add">Add</button> <button id="addall">Add all</button>
          <button id="broken" onclick="nothing()">Broken</button> <button id="lost">Lost</button>
          <label><input type="checkbox" id="done"> Done</label>
          <label>Sort <select id="sort"><option>newest<option>oldest</select></label>
          <ul id="list"></ul>
          <script>
            const $ = id => document.getElementById(id);
            const show = notes => $("list").innerHTML = notes.map(note => "<li>" + note + "</li>").join("");
            const load = () => fetch("/api/notes").then(answer => answer.json()).then(show);
            const post = text => fetch("/api/notes", { method: "POST", body: text });
            const add = async () => { await post($("title").value); await load(); };
            $("add").onclick = () => setTimeout(add, 150);
            $("title").onkeydown = event => { if (event.key === "Enter") add(); };
            $("lost").onclick = () => fetch("/api/lost");
            $("addall").onclick = () => { if (confirm("All?")) document.title = "All"; };
            load();
          </script>`;
        const notes = ["milk"];
        require("http").createServer((request, response) => {
          if (request.url === "/") return response.setHeader("content-type", "text/html"), response.end(page);
          if (request.url !== "/api/notes") return response.writeHead(404), response.end("nothing here");
          if (request.method !== "POST")
            return response.setHeader("content-type", "application/json"), response.end(JSON.stringify(notes));
          let body = "";
          request.on("data", part => body += part).on("end", () => { notes.push(body); response.end(); });
        }).listen(PORT, "127.0.0.1", () => console.log("listening"));
        """;

    /// <param name="port">Of the room's own, where it has walls; of the machine's else.</param>
    public static async Task<IRunning> StartAsync(IRoom room, int port = Port)
    {
        var source = Source.Replace("PORT", $"{port}");
        var running = await room.StartAsync(new($"exec node -e {ShellWord.Of(source)}"), CancellationToken.None);
        while (!running.Output.Contains("listening", StringComparison.Ordinal) && !running.HasEnded)
            await Task.Yield();
        return running;
    }
}
