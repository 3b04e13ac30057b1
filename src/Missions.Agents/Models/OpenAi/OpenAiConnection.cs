using System.ClientModel;
using System.ClientModel.Primitives;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.OpenAi;

/// <summary>What both of OpenAI's protocols need of its client: an address, a key or none, and no second try.</summary>
internal static class OpenAiConnection
{
    public static T Set<T>(T options, ModelSource source) where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(ProviderHttp.Client(source));
        options.RetryPolicy = new ClientRetryPolicy(0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }

    public static AuthenticationPolicy Key(string? key) => key is null
        ? new NoKey()
        : ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(key));

    public static RequestOptions Streaming(CancellationToken ct) =>
        new() { BufferResponse = false, CancellationToken = ct };

    // Servers on this machine often want no key, and some refuse one.
    private sealed class NoKey : AuthenticationPolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int index) =>
            ProcessNext(message, pipeline, index);

        public override ValueTask ProcessAsync(
            PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int index) =>
            ProcessNextAsync(message, pipeline, index);
    }
}
