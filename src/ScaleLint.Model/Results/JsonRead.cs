using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>Reads files that may hold anything: what is not there, or of another kind, is nothing, and never an exception.</summary>
internal static class JsonRead
{
    /// <summary>The elements of an array; none where it is none.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>A text, or null.</summary>
    public static string? Text(JsonElement parent, string name) => Property(parent, name) is { ValueKind: JsonValueKind.String } text ? TextOf(text) : null;

    /// <summary>A text; null where its escapes spell half of a surrogate pair.</summary>
    public static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A whole number from 0; 0 where it is none.</summary>
    public static int Number(JsonElement? parent, string name) =>
        parent is { } region && Property(region, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? Math.Max(0, value) : 0;

    /// <summary>A property of an object, or null.</summary>
    public static JsonElement? Property(JsonElement parent, string name) =>
        HasProperty(parent, name, out var value) ? value : null;

    private static bool HasProperty(JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        try
        {
            return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // The escapes of some key spell half of a surrogate pair: well-formed JSON, and no text.
            return false;
        }
    }
}
