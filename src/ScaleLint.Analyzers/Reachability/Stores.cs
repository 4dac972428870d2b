using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>What a piece of code writes to, read off its syntax in one pass. A lambda counts where the search came out of it, so runs here.</summary>
internal sealed class Stores
{
    private readonly SyntaxNode _site;
    private readonly List<ExpressionSyntax> _targets = [];
    private readonly List<string> _filled = [];
    private readonly List<InvocationExpressionSyntax> _calls = [];
    private IReadOnlyList<Stores>? _ofCalled;

    private Stores(SyntaxNode site) => _site = site;

    /// <summary>The members and locals that are assigned, or whose element or entry is.</summary>
    public IReadOnlyList<ExpressionSyntax> Targets => _targets;

    /// <summary>The names of what rows are added to, and of what that belongs to: <c>db.Products.AddRange(…)</c> fills <c>Products</c>, and <c>db</c>.</summary>
    public IReadOnlyList<string> Filled => _filled;

    /// <summary>The same of each method of the same type that the code calls: <c>if (!_isReady) { await PrepareAsync(); }</c>.</summary>
    public IReadOnlyList<Stores> OfCalled => _ofCalled ??= _calls.SelectMany(OwnMembers.Called).Select(method => Of(method, _site)).ToList();

    /// <summary>What <paramref name="code"/> writes to, on the way out of <paramref name="site"/>.</summary>
    public static Stores Of(SyntaxNode code, SyntaxNode site)
    {
        var stores = new Stores(site);
        stores.Read(code);
        return stores;
    }

    /// <summary>The same of the statements of a block, from one on.</summary>
    public static Stores Of(BlockSyntax block, int first, SyntaxNode site)
    {
        var stores = new Stores(site);
        for (var i = first; i < block.Statements.Count; i++)
        {
            stores.Read(block.Statements[i]);
        }

        return stores;
    }

    private void Read(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax || node.Span.Contains(_site.Span)))
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: var left }:
                    AddTarget(left is ElementAccessExpressionSyntax element ? element.Expression : left);
                    break;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                    AddCall(call, access);
                    break;

                case InvocationExpressionSyntax { Expression: IdentifierNameSyntax } call:
                    _calls.Add(call);
                    break;
            }
        }
    }

    private void AddCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        var name = access.Name.Identifier.ValueText;
        if (StoresAnEntry(name))
        {
            AddTarget(access.Expression);
        }

        if (StoresRows(name))
        {
            _filled.AddRange(access.Expression.DescendantNodesAndSelf(static part => part is ExpressionSyntax).OfType<IdentifierNameSyntax>().Select(static part => part.Identifier.ValueText));
        }

        if (access.Expression is ThisExpressionSyntax)
        {
            _calls.Add(call);
        }
    }

    private void AddTarget(ExpressionSyntax target)
    {
        if (target is IdentifierNameSyntax or MemberAccessExpressionSyntax)
        {
            _targets.Add(target);
        }
    }

    private static bool StoresAnEntry(string name) => name is "Add" or "TryAdd" or "Set" or "SetAsync" or "SetString" or "SetStringAsync" or "StringSet" or "StringSetAsync"
        or "AddOrUpdate" or "GetOrAdd" or "Enqueue" or "Push" or "Insert" or "HashSet" or "HashSetAsync";

    private static bool StoresRows(string name) =>
        name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("Insert", StringComparison.Ordinal) || name.StartsWith("Upsert", StringComparison.Ordinal) ||
        name.StartsWith("Create", StringComparison.Ordinal) || name.StartsWith("Bulk", StringComparison.Ordinal);
}
