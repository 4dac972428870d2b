using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Reachability;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Reachability;

/// <summary>The locals and parameters that declarations tell are those that names bind to.</summary>
public class DeclaredNamesTests
{
    private const string Source = """
        public class Item { public string Name { get; set; } = ""; public int value; }
        public class Uses(string given)
        {
            private readonly Func<string, string> _field = name => name.Trim();
            private string name = given;
            public string Get(string name, int count = 1)
            {
                var item = new Item { Name = name, value = count };
                var Name = item.Name;
                if (Parse(text: name, out var value) && value > 0 && item is { Name: var inner } && inner.Length > 0)
                {
                    string text = $"{Name}:{value}";
                    return text + this.name + item.value;
                }

                foreach (var text in new[] { name, given })
                {
                    Func<string, string> shadow = name => name + text;
                    _ = shadow(text);
                }

                try { return Local(name); } catch (Exception error) { return error.Message; }

                string Local(string text) => text + Name + count;
            }

            public string Other(Item item) => item?.Name.Length > 0 ? item.Name : name;
            public IEnumerable<string> Query(List<Item> items) => from item in items let name = item.Name where name.Length > 0 select name + given;
            private static bool Parse(string text, out int value) => int.TryParse(text, out value);
        }
        """;

    /// <summary>The code above and the samples.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("samples/Helpdesk.Before")]
    [InlineData("samples/Recommendations.Before")]
    public void What_is_told_is_what_binds(string folder)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = Analyze.Compile(folder.Length == 0 ? [Source] : Repository.ReadAll(folder, ".cs").ToArray());
        var (locals, parameters) = (0, 0);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var (model, binding) = (compilation.GetSemanticModel(tree), compilation.GetSemanticModel(tree));
            foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => !name.IsVar))
            {
                var bound = binding.GetSymbolInfo(name, cancellationToken).Symbol;
                var local = DeclaredNames.LocalOf(name, model, cancellationToken);
                Assert.Equal((bound as ILocalSymbol)?.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken), local);
                locals += local is null ? 0 : 1;
                if (DeclaredNames.ParameterOf(name, model, cancellationToken) is { } parameter)
                {
                    Assert.Equal(bound, parameter, SymbolEqualityComparer.Default);
                    parameters++;
                }
            }
        }

        Assert.InRange(locals, 10, int.MaxValue);
        Assert.InRange(parameters, 8, int.MaxValue);
    }

    /// <summary>Code in the middle of an edit.</summary>
    [Theory]
    [InlineData("class A { void M(int a) { var b = a + ; if (b is { } c c.d) } }")]
    [InlineData("class A { void M(int a, int a) { a = b; } int => a; }")]
    [InlineData("a.b(c); void d(int a { a }")]
    public void Broken_code_is_read(string source)
    {
        var compilation = Analyze.Compile(source);
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            var text = name.Identifier.ValueText;
            var local = DeclaredNames.LocalOf(name, model, TestContext.Current.CancellationToken);
            var parameter = DeclaredNames.ParameterOf(name, model, TestContext.Current.CancellationToken);
            Assert.True(text.Length == 0 ? local is null && parameter is null : local?.ToString().Contains(text, StringComparison.Ordinal) != false && (parameter is null || parameter.Name == text), source);
        }
    }
}
