using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>Writes the JSON files of the build: indented, LF line ends on every machine, numbers that read back unchanged.</summary>
internal static class JsonFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="content">Writes the members of the one object.</param>
    /// <returns>The file, UTF-8 without a byte order mark, ending in a line feed.</returns>
    public static byte[] Write(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        // The writer ends lines as the machine does.
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer.ToArray()).Replace("\r\n", "\n") + "\n");
    }

    /// <summary>A number, or null for an unknown one.</summary>
    public static void WriteRoundTrip(this Utf8JsonWriter json, string key, double? number)
    {
        json.WritePropertyName(key);
        if (number is { } value)
        {
            json.WriteRawValue(RoundTripNumber.Write(value));
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>A list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
