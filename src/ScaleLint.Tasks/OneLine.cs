namespace ScaleLint.Tasks;

/// <summary>Makes a message of the operating system fit into a diagnostic, which is one line.</summary>
internal static class OneLine
{
    public static string Of(string message) => string.Join(" ", message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
