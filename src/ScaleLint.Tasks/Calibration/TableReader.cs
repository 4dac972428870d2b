using System.Globalization;
using System.Text;
using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>Opens a table and collects its problems. The first ones are reported at their places, the rest is counted: a file of another kind has one in every row.</summary>
internal abstract class TableReader
{
    private const int MostReported = 20;

    private readonly List<CostDiagnostic> _problems = [];
    private int _bad;

    /// <summary>What is wrong with the table.</summary>
    public IReadOnlyList<CostDiagnostic> Problems => _bad <= MostReported
        ? _problems
        : [.. _problems, new CostDiagnostic(CostDiagnosticIds.BadRow, DiagnosticLevel.Error, $"{(_bad - MostReported).ToString(CultureInfo.InvariantCulture)} more problems of this kind are not shown; is it the right file?", SourcePosition.Start)];

    /// <summary>What the table is, for messages: "the bill".</summary>
    protected abstract string Name { get; }

    /// <summary>The columns without which there is nothing to read.</summary>
    protected abstract IReadOnlyList<string> RequiredColumns { get; }

    /// <summary>Reads a file; what is wrong stands in <see cref="Problems"/> afterwards.</summary>
    public void Read(string path)
    {
        if (Directory.Exists(path))
        {
            Unreadable("it is a directory");
            return;
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            Read(text);
        }
        catch (DecoderFallbackException)
        {
            Unreadable("it is not UTF-8 text");
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            Unreadable(OneLine.Of(failure.Message));
        }
    }

    /// <summary>Reads a text.</summary>
    public void Read(TextReader text)
    {
        try
        {
            using var table = new CsvTable(text);
            var missing = RequiredColumns.Where(column => !table.Has(column)).ToList();
            if (missing.Count > 0)
            {
                Unreadable($"its first line names no column {string.Join(", ", missing)}");
                return;
            }

            while (table.Read())
            {
                ReadRow(table);
            }
        }
        catch (InvalidDataException failure)
        {
            Unreadable(failure.Message);
        }
    }

    /// <summary>Reads the row that the table is at.</summary>
    protected abstract void ReadRow(CsvTable table);

    /// <summary>Notes a problem at a field of the row that the table is at.</summary>
    protected void Bad(CsvTable table, string column, string message, string id = CostDiagnosticIds.BadRow)
    {
        if (++_bad <= MostReported)
        {
            _problems.Add(new CostDiagnostic(id, DiagnosticLevel.Error, message, table.PositionOf(column)));
        }
    }

    /// <summary>Notes a row whose quotes do not fit together, once its fields are read.</summary>
    protected void BadIfMalformed(CsvTable table)
    {
        if (table.IsMalformed)
        {
            Bad(table, "", "A quote stands inside a field that does not begin with one; write the field in quotes and its quotes twice");
        }
    }

    /// <summary>Shows a field inside a message.</summary>
    protected static string Quote(string field) => $"'{(field.Length <= 60 ? Clean(field) : Clean(field.Substring(0, 60)) + "...")}'";

    private static string Clean(string field) => new([.. field.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character)]);

    private void Unreadable(string reason) =>
        _problems.Add(new CostDiagnostic(CostDiagnosticIds.TableUnreadable, DiagnosticLevel.Error, $"{Name} cannot be read: {reason}", SourcePosition.Start));
}
