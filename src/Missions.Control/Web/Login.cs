using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Missions.Control.Web;

/// <summary>Lets a browser in that brings the secret, and slows down whoever guesses.</summary>
internal sealed class Login(WebToken token, Gate gate, TimeProvider clock)
{
    private const int MostWrong = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<long> _wrong = [];

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/login", (HttpContext http, string? token) => LetIn(http, token)).ExcludeFromDescription();
        app.MapPost("/login", async (HttpContext http) =>
                await LetIn(http, http.Request.HasFormContentType ? (await http.Request.ReadFormAsync())["token"] : ""))
            .ExcludeFromDescription();
    }

    private async Task LetIn(HttpContext http, string? word)
    {
        if (!string.IsNullOrEmpty(word) && token.Admits(word.Trim()))
        {
            http.Response.Cookies.Append(gate.CookieName, token.Cookie, new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = TimeSpan.FromDays(30),
            });
            http.Response.StatusCode = 303;
            http.Response.Headers.Location = "/";
            return;
        }

        var isTooOften = word is { Length: > 0 } && IsTooOften();
        if (isTooOften) http.Response.Headers.RetryAfter = $"{Window.TotalSeconds:0}";
        await Answers.SayAsync(http, isTooOften ? 429 : 401, isTooOften
            ? "Too many wrong tokens. Wait a minute, and take the one in $MISSIONS_HOME/token."
            : word is { Length: > 0 }
                ? "This token is not, or no longer, the right one. Take the one in $MISSIONS_HOME/token."
                : "Mission Control wants the token in $MISSIONS_HOME/token.");
    }

    private bool IsTooOften()
    {
        lock (_wrong)
        {
            while (_wrong.TryPeek(out var first) && clock.GetElapsedTime(first) > Window) _wrong.Dequeue();
            if (_wrong.Count >= MostWrong) return true;
            _wrong.Enqueue(clock.GetTimestamp());
            return false;
        }
    }
}
