using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScaleLint.Tasks;

/// <summary>
/// What the task said in the last build and of which inputs it said it. A build in which nothing changed says the same again, since a build that is silent the second time hides its
/// warnings, and does nothing else: evaluating costs little, but in a build's cold process the code for it must be compiled first. Plain text, for the same reason.
/// </summary>
internal sealed class BuildReplay
{
    /// <summary>The name of the file, beside the result.</summary>
    public const string FileName = "scalecost.replay";

    private const char Separator = '\t';
    private const string Message = "message";
    private const string Output = "output";
    private const long LongestFile = 1 << 26;

    private readonly List<string> _lines = [];
    private readonly string _file;
    private readonly string _fingerprint;

    /// <summary>A replay.</summary>
    /// <param name="directory">The directory of the result.</param>
    /// <param name="files">Every file that the task reads; one that is not there counts as that.</param>
    /// <param name="values">Every other input.</param>
    public BuildReplay(string directory, IEnumerable<string> files, IEnumerable<string> values)
    {
        _file = Path.Combine(directory, FileName);
        _fingerprint = Fingerprint(files, values);
    }

    /// <summary>Keeps a message.</summary>
    public void Add(string kind, string id, string file, int line, int column, string text) =>
        _lines.Add(string.Join(Separator.ToString(), Message, kind, id, Escape(file), line.ToString(CultureInfo.InvariantCulture), column.ToString(CultureInfo.InvariantCulture), Escape(text)));

    /// <summary>Keeps a file that was written.</summary>
    public void AddOutput(string path) => _lines.Add(string.Join(Separator.ToString(), Output, Escape(path), Length(path)));

    /// <summary>Writes what was kept. Where that fails, the next build evaluates again.</summary>
    public void Save()
    {
        try
        {
            if (Directory.Exists(Path.GetDirectoryName(_file)))
            {
                File.WriteAllLines(_file, _lines.Prepend(_fingerprint));
            }
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            // Another build of the same project holds the file, or nobody may write here.
        }
    }

    /// <summary>Says again what was said of the same inputs; false where there is nothing to say again, or what was written then is gone.</summary>
    /// <param name="say">Takes kind, id, file, line, column and text of each message.</param>
    public bool TryReplay(Action<string, string, string, int, int, string> say)
    {
        string[] lines;
        try
        {
            lines = File.Exists(_file) ? File.ReadAllLines(_file) : [];
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            return false;
        }

        if (lines.Length == 0 || lines[0] != _fingerprint)
        {
            return false;
        }

        var known = lines.Skip(1).Select(line => line.Split(Separator)).ToList();
        if (!known.All(IsWhole))
        {
            return false;
        }

        foreach (var words in known.Where(words => words[0] == Message))
        {
            say(words[1], words[2], Unescape(words[3]), int.Parse(words[4], CultureInfo.InvariantCulture), int.Parse(words[5], CultureInfo.InvariantCulture), Unescape(words[6]));
        }

        return true;
    }

    private static bool IsWhole(string[] words) => words[0] switch
    {
        Message => words.Length == 7 && int.TryParse(words[4], NumberStyles.None, CultureInfo.InvariantCulture, out _) && int.TryParse(words[5], NumberStyles.None, CultureInfo.InvariantCulture, out _),
        Output => words.Length == 3 && Length(Unescape(words[1])) == words[2],
        _ => false,
    };

    private static string Length(string path) => File.Exists(path) ? new FileInfo(path).Length.ToString(CultureInfo.InvariantCulture) : "-";

    private static string Fingerprint(IEnumerable<string> files, IEnumerable<string> values)
    {
        using var hash = SHA256.Create();
        void Take(byte[] bytes) => hash.TransformBlock(bytes, 0, bytes.Length, null, 0);
        foreach (var value in values.Append(typeof(BuildReplay).Module.ModuleVersionId.ToString()))
        {
            Take(Encoding.UTF8.GetBytes(value + "\0"));
        }

        foreach (var file in files)
        {
            Take(Encoding.UTF8.GetBytes(file + "\0"));
            TakeContent(file, Take);
        }

        hash.TransformFinalBlock([], 0, 0);
        return BitConverter.ToString(hash.Hash!).Replace("-", "");
    }

    // In parts: an error log may be long. What is longer than this is read by the evaluation, or refused by it.
    private static void TakeContent(string file, Action<byte[]> take)
    {
        try
        {
            if (File.Exists(file))
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                take(stream.Length <= LongestFile ? BitConverter.GetBytes(stream.Length) : Guid.NewGuid().ToByteArray());
                var part = new byte[1 << 16];
                for (int read; stream.Length <= LongestFile && (read = stream.Read(part, 0, part.Length)) > 0;)
                {
                    take(read == part.Length ? part : part.Take(read).ToArray());
                }
            }
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            // The evaluation meets the same file and says so. What cannot be read is never what it was.
            take(Guid.NewGuid().ToByteArray());
        }
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\r", "\\r").Replace("\n", "\\n");

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' || i + 1 == text.Length ? text[i] : text[++i] switch { 't' => '\t', 'r' => '\r', 'n' => '\n', var other => other });
        }

        return plain.ToString();
    }
}
