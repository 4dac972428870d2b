using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Analyzers.Reachability;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Reachability;

/// <summary>What was bound holds while the stamp is the same: it must change with all that other files see, and should not with anything else.</summary>
public class DeclarationStampTests
{
    private const string Source = """
        using Alias = System.Text.StringBuilder;
        using System.Text;
        [assembly: System.Reflection.AssemblyMetadata("a", "b")]
        namespace Shop.Services
        {
            using System.Net;
            // A remark.
            /// <summary>Documentation.</summary>
            [Obsolete("old")]
            public partial class Store<T>(int size, string name = "store") : Base(1), IDisposable where T : class
            {
                private const int Most = 12;
                private static readonly int Started = 13, Stopped = 14;
                public event EventHandler? Changed, Closed;
                public int Size { get; private set; } = 15;
                public int Twice => 16;
                public int Both { get { return 17; } set => _ = 18; }
                public int this[int index] => 19;
                public event EventHandler Custom { add { _ = 20; } remove { _ = 21; } }
                public Store(long other) : this(22, "") { _ = 23; }
                public int Load(int id, int count = 24) { return 25; }
                public int Find() => 26;
                public static Store<T> operator +(Store<T> a, int b) { _ = 27; return a; }
                public delegate int Loader(int id);
                public enum State { Open = 28, Closed }
                public class Inner { public void Run() { } }
                public void Dispose() { }
            }
            public class Base(int size) { }
        }
        """;

    /// <summary>An edit of a declaration.</summary>
    [Theory]
    [InlineData("using Alias = System.Text.StringBuilder", "using Alias = System.String")]
    [InlineData("using System.Text;\n", "using System.Globalization;\n")]
    [InlineData("\"b\"", "\"c\"")]
    [InlineData("namespace Shop.Services", "namespace Shop.Stores")]
    [InlineData("using System.Net;", "using System.Xml;")]
    [InlineData("\"old\"", "\"older\"")]
    [InlineData("partial class", "sealed partial class")]
    [InlineData("Store<T>(int size", "Store<T>(long size")]
    [InlineData("name = \"store\"", "name = \"shop\"")]
    [InlineData("Base(1)", "Base(2)")]
    [InlineData(", IDisposable", "")]
    [InlineData("where T : class", "where T : struct")]
    [InlineData("Most = 12", "Most = 11")]
    [InlineData("Started = 13", "Ended = 13")]
    [InlineData("Stopped = 14", "Gone = 14")]
    [InlineData("static readonly int", "static readonly long")]
    [InlineData("Changed, Closed", "Changed, Shut")]
    [InlineData("private set", "set")]
    [InlineData("int Twice", "long Twice")]
    [InlineData("set => _ = 18;", "")]
    [InlineData("this[int index]", "this[long index]")]
    [InlineData("EventHandler Custom", "Action Custom")]
    [InlineData("Store(long other)", "Store(short other)")]
    [InlineData("int Load(int id", "int Load(long id")]
    [InlineData("count = 24", "count = 23")]
    [InlineData("int Find()", "long Find()")]
    [InlineData("operator +", "operator -")]
    [InlineData("delegate int Loader(int id)", "delegate int Loader(long id)")]
    [InlineData("Open = 28", "Open = 29")]
    [InlineData("class Inner", "class Nested")]
    [InlineData("void Run()", "int Run()")]
    [InlineData("class Base(int size) { }", "class Base(int size) { public int Size; }")]
    public void Changes_with_what_others_see(string text, string with) => Assert.NotEqual(Stamp(Source), Stamp(Edit(text, with)));

    /// <summary>An edit of a body, an initial value or a remark.</summary>
    [Theory]
    [InlineData("// A remark.", "// Another one, and longer.")]
    [InlineData("Documentation.", "Better documentation.")]
    [InlineData("Started = 13", "Started = 99 + 1")]
    [InlineData("Stopped = 14", "Stopped = 99 + 1")]
    [InlineData("= 15;", "= 99 + 1;")]
    [InlineData("=> 16;", "=> 99 + 1;")]
    [InlineData("return 17;", "var x = 1; return 99 + x;")]
    [InlineData("_ = 18;", "_ = 99 + 1;")]
    [InlineData("=> 19;", "=> 99 + 1;")]
    [InlineData("_ = 20;", "_ = 99 + 1;")]
    [InlineData("_ = 21;", "_ = 99 + 1;")]
    [InlineData("_ = 23;", "_ = 99 + 1;")]
    [InlineData("return 25;", "return 99 + id;")]
    [InlineData("=> 26;", "=> 99 + 1;")]
    [InlineData("_ = 27;", "_ = 99 + 1;")]
    [InlineData("void Run() { }", "void Run() { void Local() { } }")]
    [InlineData("        public void Dispose", "\n\n\n        public void Dispose")]
    public void Stays_with_the_rest(string text, string with) => Assert.Equal(Stamp(Source), Stamp(Edit(text, with)));

    /// <summary>Statements at the top of a program are one body.</summary>
    [Fact]
    public void Stays_with_top_level_statements() => Assert.Equal(Stamp("using System;\nConsole.WriteLine(1);\nclass A { }"), Stamp("using System;\nConsole.WriteLine(2);\nclass A { }"));

    private static string Edit(string text, string with)
    {
        Assert.Equal(2, Source.Split(text).Length);
        return Source.Replace(text, with, StringComparison.Ordinal);
    }

    // The same but for the text: what else makes a stamp is told apart by identity.
    private static ulong Stamp(string source)
    {
        var last = Shared.SyntaxTrees.Last();
        return DeclarationStamp.Of(Shared.ReplaceSyntaxTree(last, last.WithChangedText(SourceText.From(source))), TestContext.Current.CancellationToken);
    }

    private static readonly CSharpCompilation Shared = Analyze.Compile("");
}
