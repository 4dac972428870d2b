namespace ScaleLint.Analyzers.Reachability;

/// <summary>A word that many files are asked for, with the hash by which <see cref="WordIndex"/> knows it.</summary>
internal readonly struct Word(string text)
{
    /// <summary>Where the reading of a word begins.</summary>
    public const uint Start = 2166136261;

    private const uint Prime = 16777619;

    /// <summary>The word.</summary>
    public string Text { get; } = text;

    /// <summary>Its hash.</summary>
    public uint Hash { get; } = HashOf(text);

    /// <summary>The hash of a word that <see cref="With"/> has read to its end.</summary>
    public static uint Mixed(uint hash)
    {
        // FNV-1a leaves the last character in the low bits; these are the last steps of MurmurHash3 (Appleby 2011).
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EBCA6B);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2AE35);
        return hash ^ (hash >> 16);
    }

    /// <summary>Reads one character more: FNV-1a (Fowler, Noll, Vo), which begins with <see cref="Start"/>.</summary>
    public static uint With(uint hash, char next) => unchecked((hash ^ next) * Prime);

    private static uint HashOf(string text)
    {
        var hash = Start;
        foreach (var next in text)
        {
            hash = With(hash, next);
        }

        return Mixed(hash);
    }
}
