using System.Text;
using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>
/// Reads JSON with comments and trailing commas into a tree that knows every line and column.
/// It stops at the first thing that is no JSON, because what follows could only be guessed; what was read until there is kept.
/// </summary>
internal sealed class JsonTree
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly LineMap _lines;
    private readonly int _textStart;
    private readonly List<CostDiagnostic> _diagnostics = [];

    private JsonTree(byte[] bytes)
    {
        _textStart = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        _lines = new LineMap(bytes, _textStart);
        if (FirstInvalidByte(bytes) is { } invalid)
        {
            Report(CostDiagnosticIds.Unreadable, "The manifest is not UTF-8 text", invalid);
            return;
        }

        Read(bytes);
    }

    /// <summary>The root value, as far as it could be read; null when there is none.</summary>
    public JsonNode? Root { get; private set; }

    /// <summary>Whether the whole file was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What is wrong with the file as JSON.</summary>
    public IReadOnlyList<CostDiagnostic> Diagnostics => _diagnostics;

    public static JsonTree Parse(byte[] bytes) => new(bytes);

    private static int? FirstInvalidByte(byte[] bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return null;
        }
        catch (DecoderFallbackException invalid)
        {
            return invalid.Index;
        }
    }

    private void Read(byte[] bytes)
    {
        // One level more than allowed, so that the level too deep is reported as such and not as a syntax error.
        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth + 1 };
        var reader = new Utf8JsonReader(bytes.AsSpan(_textStart), options);
        try
        {
            IsComplete = reader.Read() && ReadValue(ref reader, root => Root = root) && !reader.Read();
        }
        catch (JsonException broken)
        {
            Report(CostDiagnosticIds.Unreadable, "The manifest is not valid JSON: " + WithoutPlace(broken.Message), OffsetOf(broken, bytes));
        }
    }

    /// <summary>Reads the value the reader stands on; false when reading has to stop.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="attach">Called with the value before its children are read, so that a broken file keeps what was read.</param>
    private bool ReadValue(ref Utf8JsonReader reader, Action<JsonNode> attach)
    {
        var offset = _textStart + reader.TokenStartIndex;
        var position = _lines.At(offset);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var container = new JsonNode(JsonKind.Object, position);
                attach(container);
                return ReadMembers(ref reader, container);
            case JsonTokenType.StartArray:
                var list = new JsonNode(JsonKind.Array, position);
                attach(list);
                return ReadItems(ref reader, list);
            case JsonTokenType.String:
                if (TextOf(ref reader) is not { } text)
                {
                    return false;
                }

                attach(new JsonNode(JsonKind.Text, position) { Text = text });
                return true;
            case JsonTokenType.Number:
                // The only way a JSON number fails to be a double is being too large for one.
                attach(new JsonNode(JsonKind.Number, position) { Number = reader.TryGetDouble(out var number) ? number : double.PositiveInfinity });
                return true;
            case JsonTokenType.Null:
                attach(new JsonNode(JsonKind.Null, position));
                return true;
            default:
                attach(new JsonNode(JsonKind.Boolean, position) { IsTrue = reader.TokenType == JsonTokenType.True });
                return true;
        }
    }

    private bool ReadMembers(ref Utf8JsonReader reader, JsonNode container)
    {
        if (IsTooDeep(ref reader))
        {
            return false;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var offset = _textStart + reader.TokenStartIndex;
            if (TextOf(ref reader) is not { } key)
            {
                return false;
            }

            var isNew = known.Add(key);
            if (!isNew)
            {
                Report(CostDiagnosticIds.DuplicateKey, $"The key {Quoted.Of(key)} is already set in this object; keep one of the two", offset);
            }

            reader.Read();
            var position = _lines.At(offset);
            if (!ReadValue(ref reader, value => AttachIf(isNew, container, new JsonMember(key, position, value))))
            {
                return false;
            }
        }

        return true;
    }

    private static void AttachIf(bool isNew, JsonNode container, JsonMember member)
    {
        if (isNew)
        {
            container.Members.Add(member);
        }
    }

    private bool ReadItems(ref Utf8JsonReader reader, JsonNode list)
    {
        if (IsTooDeep(ref reader))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!ReadValue(ref reader, list.Items.Add))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTooDeep(ref Utf8JsonReader reader)
    {
        // The reader counts the containers around a token, not the one the token opens.
        if (reader.CurrentDepth < MaxDepth)
        {
            return false;
        }

        Report(CostDiagnosticIds.TooLarge, $"The manifest is nested more than {MaxDepth} levels deep", _textStart + reader.TokenStartIndex);
        return true;
    }

    private string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // The escapes of a text may spell half of a surrogate pair, which is well-formed JSON and no text.
            Report(CostDiagnosticIds.Unreadable, "The text holds an incomplete Unicode escape (half of a surrogate pair)", _textStart + reader.TokenStartIndex);
            return null;
        }
    }

    private long OffsetOf(JsonException broken, byte[] bytes)
    {
        // The reader counts lines by line feeds only, so its line is found again by counting them.
        var line = broken.LineNumber ?? 0;
        var offset = _textStart;
        while (line > 0 && offset < bytes.Length)
        {
            if (bytes[offset++] == '\n')
            {
                line--;
            }
        }

        return offset + (broken.BytePositionInLine ?? 0);
    }

    private static string WithoutPlace(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Quoted.WithoutControls(place < 0 ? message : message.Substring(0, place));
    }

    private void Report(string id, string message, long offset) =>
        _diagnostics.Add(new CostDiagnostic(id, DiagnosticLevel.Error, message, _lines.At(offset)));
}
