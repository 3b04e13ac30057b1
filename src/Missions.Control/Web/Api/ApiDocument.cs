using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Missions.Core;
using Missions.Engine.Journals;

namespace Missions.Control.Web.Api;

/// <summary>What the program's own description of its API says beyond what types tell.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Mission Control",
                Version = MissionJournal.Version,
                Description = "The missions of one home. Send `Authorization: Bearer TOKEN`; the token lies in "
                    + "$MISSIONS_HOME/token.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(async (schema, about, ct) =>
        {
            if (about.JsonTypeInfo.Type is not { IsGenericType: true } type
                || type.GetGenericTypeDefinition() != typeof(Seq<>)) return;
            schema.Type = JsonSchemaType.Array;
            schema.Items = await about.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, ct);
        });
    }
}
