using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>The results of an error log of the compiler, SARIF 2.1.0.</summary>
internal sealed class SarifLog : IDisposable
{
    private readonly JsonDocument _document;

    private SarifLog(JsonDocument document)
    {
        _document = document;
    }

    /// <summary>The results of all runs, in the order of the file.</summary>
    public IEnumerable<JsonElement> Items => JsonRead.Elements(_document.RootElement, "runs").SelectMany(run => JsonRead.Elements(run, "results"));

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

        if (JsonRead.Text(document.RootElement, "version") == "2.1.0" && JsonRead.Property(document.RootElement, "runs") is { ValueKind: JsonValueKind.Array })
        {
            return new SarifLog(document);
        }

        document.Dispose();
        return null;
    }

    /// <summary>The properties that a diagnostic carries.</summary>
    public static JsonElement? Custom(JsonElement result) => JsonRead.Property(result, "properties") is { } properties ? JsonRead.Property(properties, "customProperties") : null;

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();
}
