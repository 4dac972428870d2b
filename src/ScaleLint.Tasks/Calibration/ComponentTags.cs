using System.Text.Json;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>Reads the component of a resource out of its tags, which a FOCUS bill writes as a JSON object in each row.</summary>
/// <param name="tag">The tag that names the component.</param>
internal sealed class ComponentTags(string tag)
{
    /// <summary>The word that takes a resource out of every component.</summary>
    public const string Ignored = "ignore";

    // Few sets of tags are on many rows; what is longer or rarer than that is read again, so that the memory has a bound.
    private const int MostKept = 1000;
    private const int LongestKept = 4000;

    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>The component, or <see cref="Ignored"/>; empty where the tag is not there, null where it cannot be understood.</summary>
    public string? ComponentOf(string tags)
    {
        if (tags.IndexOf(tag, StringComparison.Ordinal) < 0)
        {
            return "";
        }

        if (!_known.TryGetValue(tags, out var component))
        {
            component = Read(tags);
            if (_known.Count < MostKept && tags.Length <= LongestKept)
            {
                _known.Add(tags, component);
            }
        }

        return component;
    }

    private string? Read(string tags)
    {
        try
        {
            using var json = JsonDocument.Parse(tags);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (!json.RootElement.TryGetProperty(tag, out var value))
            {
                return "";
            }

            var word = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim().ToLowerInvariant() : "";
            return word == Ignored || ComponentNames.All.Contains(word) ? word : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that spells half a character.
            return null;
        }
    }
}
