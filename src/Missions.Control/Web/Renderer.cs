using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Missions.Control.Web;

/// <summary>Makes HTML of a component. Whatever text is put into one is shown as text.</summary>
internal static class Renderer
{
    public static async Task<string> HtmlAsync<T>(IServiceProvider services, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    public static async Task<IResult> PageAsync<T>(HttpContext http, Dictionary<string, object?> parameters)
        where T : IComponent =>
        Results.Text(await HtmlAsync<T>(http.RequestServices, parameters), "text/html", Encoding.UTF8);
}
