using System.Text;

namespace ScaleLint.Analyzers;

/// <summary>Reads the text resources of this assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The whole text of a resource; a missing one is a broken build of ScaleLint and throws.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"ScaleLint was built without its resource '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
