using System.Text;

namespace ScaleLint.Model;

/// <summary>Turns a byte offset of a UTF-8 text into a line and a column.</summary>
internal sealed class LineMap
{
    private readonly byte[] _bytes;
    private readonly List<int> _starts;

    /// <param name="bytes">The file.</param>
    /// <param name="textStart">Where the text begins, behind a byte order mark.</param>
    public LineMap(byte[] bytes, int textStart)
    {
        _bytes = bytes;
        _starts = [textStart];
        for (var i = textStart; i < bytes.Length; i++)
        {
            var endsLine = bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.Length || bytes[i + 1] != '\n'));
            if (endsLine)
            {
                _starts.Add(i + 1);
            }
        }
    }

    public SourcePosition At(long offset)
    {
        var target = (int)Math.Max(_starts[0], Math.Min(offset, _bytes.Length));
        var found = _starts.BinarySearch(target);
        var line = found >= 0 ? found : ~found - 1;
        var column = Encoding.UTF8.GetCharCount(_bytes, _starts[line], target - _starts[line]);
        return new SourcePosition(line + 1, column + 1);
    }
}
