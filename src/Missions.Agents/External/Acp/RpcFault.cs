namespace Missions.Agents.External.Acp;

/// <summary>An answer of JSON-RPC that says no, from either side.</summary>
internal sealed class RpcFault(int code, string message) : Exception(message)
{
    public const int NoSuchMethod = -32601;
    public const int WrongParameters = -32602;
    public const int Internal = -32603;
    public const int Forbidden = -32003;
    public const int NotThere = -32002;
    public const int NeedsLogin = -32000;

    public int Code => code;
}
