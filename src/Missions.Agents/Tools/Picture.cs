namespace Missions.Agents.Tools;

/// <summary>What a screen looked like.</summary>
public sealed record Picture(string MediaType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>About what a model that sees is charged for one of our size.</summary>
    public const int Tokens = 1600;

    public static Picture Png(byte[] bytes) => new("image/png", bytes);
}
