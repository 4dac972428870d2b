using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Reachability;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Reachability;

/// <summary>A name that is looked up without binding means what it binds to, and where only binding can tell, the look-up says nothing.</summary>
public class MemberLookupTests
{
    // Each line with a remark mentions Load once: "told" where declarations say what it is, "bound" where they do not.
    private const string Source = """
        public interface ILoader { string Load(int id); }
        public class Loader : ILoader
        {
            public Loader Next = null!;
            public Loader? Parent { get; }
            public string Load(int id) => id.ToString();
            public static Loader Create() => new Loader();
            public static Loader Create(int id) => new Loader();
            public Loader Again() => this;
            public Task<Loader> AgainAsync() => Task.FromResult(this);
            public T As<T>() where T : class => (this as T)!;
        }
        public class Derived : Loader { }
        public class Hiding : Loader { public new string Load(int id) => ""; }
        public class Overriding : Virtual { public override string Load(int id) => ""; }
        public class Virtual { public virtual string Load(int id) => ""; }
        public class Overloaded
        {
            public string Load(int id) => "";
            public string Load(string id) => "";
            public string Load(int id, int count) => "";
            public string Load(string first, string second, string third = "") => "";
        }
        public class Many { public string Load(params int[] ids) => ""; }
        public class Both : ILoader { public string Load(int id) => ""; }
        public class Extended { }
        public class HalfExtended { public string Load(DateTime day) => ""; }
        public class Delegates { public Func<int, string> Load = id => ""; }
        public class Hidden { private string Load(int id) => ""; public string Ask() => Load(1); /* told */ }
        public static class Extensions
        {
            public static string Load(this Extended item, int id) => "";
            public static string Load(this HalfExtended item, int id) => "";
        }
        public class Outer
        {
            public string Load(int id) => "";
            public class Inner
            {
                public string Ask() => new Outer().Load(1); // told
            }
        }
        public class Box<T> where T : ILoader
        {
            private readonly T _item = default!;
            private readonly Box<Loader> _box = null!;
            public T Item => _item;
            public string Own() => _item.Load(1); // bound
            public string Other() => _box.Item.Load(1); // told
            public string Generic<TItem>(TItem item) where TItem : ILoader => item.Load(1); // bound
        }
        public partial class Parts { private readonly Loader _loader = new(); }
        public partial class Parts
        {
            public string Ask() => _loader.Load(1); // told
        }
        public class Primary(ILoader loader, Loader other)
        {
            private readonly Loader other = other;
            public string Ask() => loader.Load(1); // told
            public string AskOther() => this.other.Load(1); // told
        }
        public class Uses(ILoader injected)
        {
            private readonly ILoader _field = injected;
            private readonly List<Loader> _list = [];
            private Loader Property { get; set; } = new();
            public Loader Loader { get; } = new();
            public dynamic Anything { get; } = 1;

            private string Load(int id) => "";

            public async Task<object?> Ask(ILoader parameter, Loader _list, bool flag)
            {
                _ = _field.Load(1); // told
                _ = this._field.Load(1); // told
                _ = this.Load(1); // told
                _ = Load(1); // told
                _ = Property.Next.Parent!.Next.Load(1); // told
                _ = Property.Parent?.Load(1); // told
                _ = Property?.Parent?.Next.Load(1); // bound
                _ = parameter.Load(1); // told
                _ = (parameter).Load(1); // told
                _ = _list.Load(1); // told
                _ = Loader.Load(1); // told
                _ = Loader.Create().Load(1); // told
                _ = Property.Again().Load(1); // told
                _ = (await Property.AgainAsync()).Load(1); // told
                _ = Property.As<Loader>().Load(1); // bound
                _ = new Loader().Load(1); // told
                _ = new Derived().Load(1); // told
                _ = new Hiding().Load(1); // bound
                _ = new Overriding().Load(1); // bound
                _ = new Both().Load(1); // told
                _ = ((ILoader)new Both()).Load(1); // bound
                _ = new Many().Load(1, 2, 3); // told
                _ = new Many().Load(); // told
                _ = new Extended().Load(1); // told
                _ = new HalfExtended().Load(1); // bound
                _ = new Overloaded().Load(1); // bound
                _ = new Overloaded().Load(1, 2); // bound
                _ = new Overloaded().Load("a", "b", "c"); // told
                _ = new Delegates().Load(1); // told
                _ = Anything.Load(1); // bound
                Func<int, string> group = Load; // told
                Func<int, string> other = parameter.Load; // told
                var created = new Loader();
                _ = created.Load(1); // told
                ILoader typed = created;
                _ = typed.Load(1); // told
                var copied = typed;
                _ = copied.Load(1); // told
                var chosen = flag ? created : null;
                _ = chosen!.Load(1); // bound
                foreach (var item in new List<Loader>()) { _ = item.Load(1); } // told
                if (Anything is Loader pattern) { _ = pattern.Load(1); } // told
                Func<Loader, string> inferred = loader => loader.Load(1); // bound
                Func<Loader, string> spelled = (Loader loader) => loader.Load(1); // told
                Func<Loader, string> only = (Loader given) => given.Load(1); // told
                var many = new List<Loader>();
                foreach (Loader one in many) { _ = one.Load(1); } // told
                await foreach (var one in Sequence()) { _ = one.Load(1); } // told
                _ = many.Select(each => each.Load(1)); // told
                _ = many.Select((each, index) => each.Load(index)); // told
                _ = many.Where(each => each.Load(1) != "").Any(); // told
                _ = many.Select(each => each.Next).Select(next => next.Load(1)); // bound
                _ = many.Select(each => many.Select(inner => inner.Load(1))); // told
                _ = from each in many select each.Load(1); // bound
                many.ForEach(each => each.Load(1)); // told
                many.Sort((left, right) => string.CompareOrdinal(left.Load(1), "")); // told
                _ = Task.Run(() => created.Load(1)); // told
                _ = Either(each => each.Load(1)); // bound
                return (group, other, inferred, spelled, only);
            }

            private static async IAsyncEnumerable<Loader> Sequence() { await Task.Yield(); yield return new(); }
            private static int Either(Func<Loader, string> a) => 1;
            private static int Either(Func<Overloaded, int> a) => 1;

            public string Hides(bool flag)
            {
                Loader hidden = new();
                Func<ILoader, string> Loads() => hidden => hidden.Load(1); // bound
                if (flag)
                {
                    return hidden.Load(1); // told
                }

                return Loads()(hidden);
            }

            public string Shadow()
            {
                string Load(int id) => "";
                return Load(1); // bound
            }

            public string Delegate(Func<int, string> Load) => Load(1); // bound

            public string Twice(bool flag)
            {
                if (flag)
                {
                    ILoader twice = new Loader();
                    return twice.Load(1); // told
                }
                else
                {
                    var twice = new Derived();
                    return twice.Load(1); // told
                }
            }
        }
        """;

    /// <summary>Where it says something, and where not.</summary>
    [Fact]
    public void Declarations_tell_plain_names()
    {
        var lines = Source.Split('\n');
        var told = NamesOf(Source, "Load").Where(name => lines[Line(name)].Contains("// told") || lines[Line(name)].Contains("/* told")).ToList();
        var bound = NamesOf(Source, "Load").Where(name => lines[Line(name)].Contains("// bound")).ToList();

        Assert.Equal((lines.Count(line => line.Contains(" told")), lines.Count(line => line.Contains("// bound"))), (told.Count, bound.Count));
        Assert.Empty(told.Where(name => Find(name) is null).Select(name => lines[Line(name)]));
        Assert.Empty(bound.Where(name => Find(name) is not null).Select(name => lines[Line(name)]));
    }

    /// <summary>The code above and the samples: all that is told is what it binds to.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("samples/Helpdesk.Before")]
    [InlineData("samples/Recommendations.Before")]
    public void What_is_told_is_what_binds(string folder)
    {
        var compilation = Analyze.Compile(folder.Length == 0 ? [Source] : Repository.ReadAll(folder, ".cs").ToArray());
        var told = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (MemberLookup.Find(name, model, TestContext.Current.CancellationToken) is { } member && compilation.GetSemanticModel(tree).GetSymbolInfo(name, TestContext.Current.CancellationToken).Symbol is { } symbol)
                {
                    told++;
                    Assert.Equal(Body.DefinitionOf(symbol), Body.DefinitionOf(member), SymbolEqualityComparer.Default);
                }
            }
        }

        Assert.InRange(told, 20, int.MaxValue);
    }

    /// <summary>Code in the middle of an edit, where names stand in circles or nothing is declared.</summary>
    [Theory]
    [InlineData("class A { void M() { var a = b; var b = a; a.Load(1); } }")]
    [InlineData("class A { void M() { var a = a.Load(1); } }")]
    [InlineData("class A : A { void M() { this.Load(1); } }")]
    [InlineData("class A { void M() { missing.Load(1); Missing.Load(1); new Missing().Load(1); x?.Load(1); .Load(1); } }")]
    [InlineData("class A { A a => a.Load(1); A Load(int a, ) { } A Load(int) { } }")]
    [InlineData("class A { void M(A a) { _ = 1 + .Load(1); (a == ).Load(1); a.Load(, 1); a..Load(1); } }")]
    [InlineData("x.Load(1); void Load(")]
    [InlineData("class A { [Load(1)] void M([Load(1)] int a = Load(1)")]
    public void Says_nothing_of_broken_code(string source)
    {
        foreach (var name in NamesOf(source, "Load"))
        {
            var member = Find(name);
            Assert.True(member is null || member.Name == "Load", source);
        }
    }

    private static List<(SimpleNameSyntax Name, SemanticModel Model)> NamesOf(string source, string name)
    {
        var compilation = Analyze.Compile(source);
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>().Where(node => node.Identifier.ValueText == name).Select(node => (node, model)).ToList();
    }

    private static int Line((SimpleNameSyntax Name, SemanticModel Model) place) => place.Name.GetLocation().GetLineSpan().StartLinePosition.Line;

    private static ISymbol? Find((SimpleNameSyntax Name, SemanticModel Model) place) => MemberLookup.Find(place.Name, place.Model, TestContext.Current.CancellationToken);
}
