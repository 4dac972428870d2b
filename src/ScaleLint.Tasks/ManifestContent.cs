using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>What came of opening a manifest: its bytes, a problem, or neither when there is no such file.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Problem">Why it cannot be read.</param>
internal sealed record ManifestContent(byte[]? Bytes, CostDiagnostic? Problem)
{
    private static readonly ManifestContent Missing = new(null, null);

    public static ManifestContent Load(string path)
    {
        if (Directory.Exists(path))
        {
            return Unreadable("it is a directory");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(stream);
        }
        catch (Exception missing) when (FileFailure.IsMissing(missing))
        {
            return Missing;
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            return Unreadable(OneLine.Of(failure.Message));
        }
    }

    /// <summary>Reads at most one byte more than a manifest may have, whatever length the file claims.</summary>
    private static ManifestContent Read(FileStream stream)
    {
        var buffer = new byte[ManifestReader.MaxBytes + 1];
        var length = 0;
        while (length < buffer.Length && stream.Read(buffer, length, buffer.Length - length) is var read and > 0)
        {
            length += read;
        }

        if (length == buffer.Length)
        {
            return new ManifestContent(null, ManifestReader.TooLarge());
        }

        Array.Resize(ref buffer, length);
        return new ManifestContent(buffer, null);
    }

    private static ManifestContent Unreadable(string reason) => new(
        null,
        new CostDiagnostic(CostDiagnosticIds.FileUnreadable, DiagnosticLevel.Error, "The manifest cannot be read: " + reason, SourcePosition.Start));
}
