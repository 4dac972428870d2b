using System.Collections;

namespace ScaleLint.Model;

/// <summary>An object with a fixed set of keys.</summary>
internal sealed record ObjectShape : Shape, IEnumerable<KeyValuePair<string, Shape>>
{
    private readonly Dictionary<string, Shape> _keys = new(StringComparer.Ordinal);
    private readonly List<string> _required = [];

    /// <summary>The keys that must be present.</summary>
    public IReadOnlyList<string> Required => _required;

    public IEnumerable<string> Keys => _keys.Keys;

    public void Add(string key, Shape shape) => _keys.Add(key, shape);

    public void Add(string key, Shape shape, Need need)
    {
        _keys.Add(key, shape);
        if (need == Need.Required)
        {
            _required.Add(key);
        }
    }

    public Shape? Find(string key) => _keys.TryGetValue(key, out var shape) ? shape : null;

    public IEnumerator<KeyValuePair<string, Shape>> GetEnumerator() => _keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
