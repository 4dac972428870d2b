using System.Globalization;
using System.Text;

namespace ScaleLint.Model;

/// <summary>Writes well-formed XHTML; every text and attribute value is escaped here and nowhere else.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Opens an element, writes its content and closes it.</summary>
    public void Element(string name, Action content, params (string Name, string Value)[] attributes)
    {
        Open(name, attributes);
        _text.Append('>');
        content();
        _text.Append("</").Append(name).Append('>').Append(IsBlock(name) ? "\n" : "");
    }

    /// <summary>An element that holds text only.</summary>
    public void Element(string name, string text, params (string Name, string Value)[] attributes) => Element(name, () => Text(text), attributes);

    /// <summary>An element without content.</summary>
    public void Empty(string name, params (string Name, string Value)[] attributes)
    {
        Open(name, attributes);
        _text.Append("/>").Append(IsBlock(name) ? "\n" : "");
    }

    /// <summary>Text.</summary>
    public void Text(string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '&' => _text.Append("&amp;"),
                '"' => _text.Append("&quot;"),
                _ => _text.Append(character),
            };
        }
    }

    /// <summary>What is markup already.</summary>
    public void Raw(string markup) => _text.Append(markup);

    /// <summary>A coordinate.</summary>
    public static string At(double coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Open(string name, (string Name, string Value)[] attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            _text.Append(' ').Append(key).Append("=\"");
            Text(value);
            _text.Append('"');
        }
    }

    private static bool IsBlock(string name) => name is not ("td" or "th" or "text" or "tspan" or "b" or "code" or "span" or "a" or "title" or "desc" or "caption" or "li" or "dt" or "dd");
}
