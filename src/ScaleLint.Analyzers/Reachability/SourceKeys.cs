using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Names for the members, bodies and entry points of a compilation that mean the same in the next one, as long as the declarations stay the same.</summary>
internal sealed class SourceKeys(Compilation compilation)
{
    private static readonly TreeTable<Dictionary<SyntaxNode, int>> FunctionsOfTrees = new();

    private readonly Dictionary<SyntaxTree, int> _trees = compilation.SyntaxTrees.Select((tree, index) => (tree, index)).ToDictionary(pair => pair.tree, pair => pair.index);

    /// <summary>The number of a file.</summary>
    public int Of(SyntaxTree tree) => _trees[tree];

    /// <summary>A member or type by its documentation-comment ID, a local function by its place among those of its file.</summary>
    public string Of(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } function
        ? Place(function.DeclaringSyntaxReferences[0].GetSyntax())
        : symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString();

    /// <summary>A body.</summary>
    public string Of(Body body) => $"{body.Kind} {Of(body.Symbol)}";

    /// <summary>An entry point: a method or type by its ID, a lambda by its place among the functions of its file.</summary>
    public string Of(EntryPoint entryPoint) =>
        $"{entryPoint.Kind} {entryPoint.Label} {(entryPoint.Symbol is { } symbol ? Of(symbol) : Place(entryPoint.Location))}";

    /// <summary>What runs something.</summary>
    public string Of(Execution execution) =>
        execution.EntryPoint is { } entryPoint ? Of(entryPoint) : execution.Body is { } body ? Of(body) : string.Empty;

    private string Place(Location location) =>
        location.SourceTree is { } tree && tree.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true) is { } node ? Place(node) : location.ToString();

    // Counted, not measured: what is typed elsewhere in the file does not move it.
    private string Place(SyntaxNode node)
    {
        var functions = FunctionsOfTrees.Find(node.SyntaxTree) ?? FunctionsOfTrees.Add(node.SyntaxTree, node.SyntaxTree.GetRoot().DescendantNodes()
            .Where(candidate => candidate is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            .Select((function, index) => (function, index))
            .ToDictionary(pair => pair.function, pair => pair.index));
        var function = node.FirstAncestorOrSelf<SyntaxNode>(functions.ContainsKey);
        return string.Format(CultureInfo.InvariantCulture, "{0}:{1}", Of(node.SyntaxTree), function is null ? -1 : functions[function]);
    }
}
