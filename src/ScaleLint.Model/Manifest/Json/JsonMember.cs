namespace ScaleLint.Model;

/// <summary>One key of a JSON object with its value.</summary>
internal sealed record JsonMember(string Key, SourcePosition KeyPosition, JsonNode Value);
