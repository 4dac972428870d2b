
namespace ScaleLint.Tasks;

/// <summary>Writes a report so that a reader never sees half of it, and a build that changes nothing touches nothing.</summary>
internal static class ReportFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="content">The content.</param>
    /// <returns>Why it could not be written; null when it is there.</returns>
    public static string? Write(string path, byte[] content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!HasContent(path, content))
            {
                Replace(path, content);
            }

            return null;
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            return OneLine.Of(failure.Message);
        }
    }

    /// <summary>Appends to a file that others append to as well.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="content">The content.</param>
    /// <returns>Why it could not be written; null when it is there.</returns>
    public static string? Append(string path, byte[] content)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            stream.Write(content, 0, content.Length);
            return null;
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            return OneLine.Of(failure.Message);
        }
    }

    private static void Replace(string path, byte[] content)
    {
        // Two projects may share a directory, so the name is not only the file's own.
        var temporary = path + "." + Path.GetRandomFileName();
        try
        {
            File.WriteAllBytes(temporary, content);
            if (File.Exists(path))
            {
                File.Replace(temporary, path, null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        catch (IOException) when (HasContent(path, content))
        {
            // Another node was faster with the same content.
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool HasContent(string path, byte[] content) =>
        File.Exists(path) && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).SequenceEqual(content);
}
