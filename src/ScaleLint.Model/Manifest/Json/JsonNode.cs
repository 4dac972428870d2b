namespace ScaleLint.Model;

/// <summary>A JSON value that knows where it stands in its file.</summary>
/// <param name="Kind">The JSON type.</param>
/// <param name="Position">The first character of the value.</param>
internal sealed record JsonNode(JsonKind Kind, SourcePosition Position)
{
    /// <summary>The text of a <see cref="JsonKind.Text"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>The value of a <see cref="JsonKind.Number"/>; infinite when the file says 1e999.</summary>
    public double Number { get; init; }

    /// <summary>The value of a <see cref="JsonKind.Boolean"/>.</summary>
    public bool IsTrue { get; init; }

    /// <summary>The members of a <see cref="JsonKind.Object"/>, in file order, without repeated keys.</summary>
    public List<JsonMember> Members { get; } = [];

    /// <summary>The elements of a <see cref="JsonKind.Array"/>.</summary>
    public List<JsonNode> Items { get; } = [];

    /// <summary>The value of a key, or null when the object does not have it.</summary>
    public JsonNode? this[string key]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Key == key)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }
}
