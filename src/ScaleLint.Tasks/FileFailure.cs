using System.Security;

namespace ScaleLint.Tasks;

/// <summary>What the file system and its paths may answer to any request: another process holds the file, nobody may read it, the name is none. Reported to people; anything else is a fault of ours.</summary>
internal static class FileFailure
{
    /// <summary>True for such an answer.</summary>
    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    /// <summary>True where there is no such file, which is often no failure at all.</summary>
    public static bool IsMissing(Exception failure) => failure is FileNotFoundException or DirectoryNotFoundException;
}
