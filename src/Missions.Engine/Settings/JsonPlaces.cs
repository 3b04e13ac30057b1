using System.Text;
using System.Text.Json;

namespace Missions.Engine.Settings;

/// <summary>Where in a JSON text each member and item stands, so that a mistake can be shown to whoever typed it.</summary>
public sealed class JsonPlaces
{
    private const string Special = " .'/\"[]()\t\n\r\f\b\\";

    private readonly Dictionary<string, (long Name, long Value)> _places = [];
    private readonly byte[] _text;

    private JsonPlaces(byte[] text) => _text = text;

    /// <exception cref="JsonException">The text is no JSON; comments and trailing commas are.</exception>
    public static JsonPlaces Of(byte[] text)
    {
        var places = new JsonPlaces(text);
        var reader = new Utf8JsonReader(
            text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        places.Value(ref reader, "$", reader.TokenStartIndex);
        while (reader.Read()) { } // Whatever follows is a mistake of its own.
        return places;
    }

    /// <summary>Line and column, from 1, of a member's name or of its value; null where the path is not there.</summary>
    public (int Line, int Column)? At(string path, bool isValue) =>
        !_places.TryGetValue(path, out var place) ? null : LineOf((int)(isValue ? place.Value : place.Name));

    private void Value(ref Utf8JsonReader reader, string path, long name)
    {
        _places[path] = (name, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
                {
                    var (member, at) = (reader.GetString()!, reader.TokenStartIndex);
                    reader.Read();
                    Value(ref reader, path + Step(member), at);
                }
                break;
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; index++)
                    Value(ref reader, $"{path}[{index}]", reader.TokenStartIndex);
                break;
        }
    }

    /// <summary>As the serializer writes it.</summary>
    public static string Step(string member) => member.Any(Special.Contains) ? $"['{member}']" : $".{member}";

    private (int, int) LineOf(int at)
    {
        var before = _text.AsSpan(0, at);
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
