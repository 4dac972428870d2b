using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>
/// A comma-separated table (RFC 4180) read row by row, so that its size does not matter. Columns are found by name, in any order and case; columns that nobody asks for
/// are skipped unread.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>A field longer than this is a quote that nobody closed. It bounds the memory, whatever the file holds.</summary>
    private const int LongestField = 1024 * 1024;

    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private bool _isMalformed;

    public CsvTable(TextReader reader)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MaxFieldSize = LongestField,
            TrimOptions = TrimOptions.None,
            IgnoreBlankLines = true,
            BadDataFound = _ => _isMalformed = true,
            ProcessFieldBufferSize = 256,
        };
        _parser = new CsvParser(reader, configuration);
        if (Read())
        {
            for (var i = 0; i < _parser.Count; i++)
            {
                var name = _parser[i].Trim();
                if (!_columns.ContainsKey(name))
                {
                    _columns.Add(name, i);
                }
            }
        }
    }

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Columns => _columns.Keys;

    /// <summary>Whether there is a column of this name.</summary>
    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The table cannot be read on; the message says why.</exception>
    public bool Read()
    {
        try
        {
            _isMalformed = false;
            return _parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw new InvalidDataException("a field is longer than 1 MiB; is a quote not closed?");
        }
        catch (CsvHelperException)
        {
            throw new InvalidDataException("it is no comma-separated table (RFC 4180)");
        }
    }

    /// <summary>The text of a column in this row, without spaces around it; empty where the column or the field is missing.</summary>
    public string Text(string column) => _columns.TryGetValue(column, out var index) && index < _parser.Count ? _parser[index].Trim() : "";

    /// <summary>Whether the quotes of the fields read of this row do not fit together.</summary>
    public bool IsMalformed => _isMalformed;

    /// <summary>Whether the row has fewer fields than the header.</summary>
    public bool IsShort => _parser.Count < _columns.Count;

    /// <summary>Where a column of this row begins, as editors count. A field may hold line ends, so this looks at the row again; it is asked for only when there is a problem.</summary>
    public SourcePosition PositionOf(string column)
    {
        var row = _parser.RawRecord;
        var content = row.TrimEnd('\r', '\n');
        var line = Math.Max(1, _parser.RawRow - LineEnds(content));
        return _columns.TryGetValue(column, out var index) ? At(content, index, line) : new SourcePosition(line, 1);
    }

    public void Dispose() => _parser.Dispose();

    private static SourcePosition At(string row, int index, int line)
    {
        var position = new SourcePosition(line, 1);
        var isQuoted = false;
        var start = 0;
        for (var i = 0; i < row.Length && index > 0; i++)
        {
            if (row[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (row[i] == ',' && !isQuoted)
            {
                index--;
                position = new SourcePosition(line, i - start + 2);
            }
            else if (row[i] == '\n' || (row[i] == '\r' && (i + 1 == row.Length || row[i + 1] != '\n')))
            {
                line++;
                start = i + 1;
            }
        }

        return position;
    }

    private static int LineEnds(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            count += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) ? 1 : 0;
        }

        return count;
    }
}
