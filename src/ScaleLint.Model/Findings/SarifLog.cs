using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>The results of an error log of the compiler, SARIF 2.1.0, and how to read one without tripping over anything.</summary>
internal sealed class SarifLog : IDisposable
{
    private readonly JsonDocument _document;

    private SarifLog(JsonDocument document)
    {
        _document = document;
    }

    /// <summary>The results of all runs, in the order of the file.</summary>
    public IEnumerable<JsonElement> Items => Elements(_document.RootElement, "runs").SelectMany(run => Elements(run, "results"));

    /// <summary>Opens a log; null when the file is no SARIF 2.1.0.</summary>
    public static SarifLog? Results(byte[] utf8)
    {
        JsonDocument? document = null;
        try
        {
            // The compiler writes a byte order mark.
            var hasMark = utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF;
            document = JsonDocument.Parse(utf8.AsMemory(hasMark ? 3 : 0));
        }
        catch (JsonException)
        {
            return null;
        }

        if (Text(document.RootElement, "version") == "2.1.0" && Property(document.RootElement, "runs") is { ValueKind: JsonValueKind.Array })
        {
            return new SarifLog(document);
        }

        document.Dispose();
        return null;
    }

    /// <summary>The properties that a diagnostic carries.</summary>
    public static JsonElement? Custom(JsonElement result) => Property(result, "properties") is { } properties ? Property(properties, "customProperties") : null;

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
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();
}
