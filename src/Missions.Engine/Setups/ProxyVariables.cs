namespace Missions.Engine.Setups;

/// <summary>How programs of a setup are told of the proxy; each ecosystem has words of its own.</summary>
internal static class ProxyVariables
{
    public const int Port = 3128;

    private static readonly string[] Names =
    [
        "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "npm_config_proxy", "npm_config_https_proxy", "PIP_PROXY",
        "CARGO_HTTP_PROXY", "YARN_HTTP_PROXY", "YARN_HTTPS_PROXY",
    ];

    public static IEnumerable<KeyValuePair<string, string>> All =>
    [
        .. Names.Select(name => KeyValuePair.Create(name, $"http://127.0.0.1:{Port}")),
        new("NO_PROXY", ""), new("no_proxy", ""), new("npm_config_noproxy", ""), new("NODE_USE_ENV_PROXY", "1"),
        new("JAVA_TOOL_OPTIONS",
            $"-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort={Port} -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort={Port} "
                + "-Dhttp.nonProxyHosts="),
    ];
}
