using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.DataFlow;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL2003: a request reads a whole table that requests add rows to.</summary>
internal sealed class UnboundedQueryRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL2003",
        Categories.Pipeline,
        "Unbounded query",
        "'{0}' reads every row of a table that grows with use, on every request: {1}",
        "Requests add rows to this table and nothing limits what a request reads, so each request costs more with every user. Filter in the query, or read a page at a time (OrderBy, Skip, Take, or the key of the last row).");

    // Words of tables that hold a list of choices. They have an admin page that adds rows, and stay small.
    private static readonly HashSet<string> Choices = new(StringComparer.Ordinal)
    {
        "type", "types", "category", "categories", "status", "statuses", "country", "countries", "currency", "currencies", "language", "languages", "role", "roles", "permission", "permissions",
        "setting", "settings", "config", "configuration", "option", "options", "brand", "brands", "region", "regions", "template", "templates", "prompt", "prompts", "model", "models", "unit", "units", "lookup", "feature", "flag",
    };

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.InferencePath;

    /// <inheritdoc/>
    public override string Mechanism => "unbounded-query";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.DatabaseSync, ApiKind.DatabaseAsync);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Api["work"] != "query" || !WholeTable.IsRead(use.Member.Name) || use.Syntax is not InvocationExpressionSyntax read ||
            IsFiltered(read) || !DatabaseCall.Runs(use) ||
            WholeTable.Of(read, use.Model, use.CancellationToken) is not { Property: { } set } table || NameWords.Of(table.Entity.Name).Any(Choices.Contains) || IsAllowed(table, use) || !use.IsWorthLooking(this, read))
        {
            return;
        }

        var additions = Additions(set, use).ToList();
        if (additions.Any(addition => use.Costs.Paths.Find(addition, use.CancellationToken) is not null))
        {
            use.ReportOnPath(this, table.Display, fixData: table.IsOrdered ? [(FixData.Ordered, "true")] : []);
        }
        else if (use.Costs.CollectsEvidence)
        {
            var adding = additions.SelectMany(addition => use.Costs.Paths.OpenEnds.Of(addition, use.CancellationToken)).SelectMany(end => end.Members).Distinct().OrderBy(member => member, StringComparer.Ordinal).ToImmutableArray();
            if (!adding.IsEmpty)
            {
                use.RecordWhereReached(this, table.Display, adding);
            }
        }
    }

    // SCL2002 speaks of what is filtered in memory.
    private static bool IsFiltered(InvocationExpressionSyntax read)
    {
        SyntaxNode node = read;
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && (FilterInMemoryRule.IsFilter(name) || FilterInMemoryRule.IsListFilter(name));
    }

    private bool IsAllowed(WholeTable table, OperationUse use) =>
        use.Option(this, "small_tables")?.Split(',').Any(name => name.Trim() == table.Entity.Name || name.Trim() == table.Property?.Name) == true;

    // Code that adds rows to the same set. Where requests reach it, here or in a project that calls this library, the table is proven to grow.
    private static IEnumerable<ExpressionSyntax> Additions(ISymbol set, OperationUse use)
    {
        foreach (var mention in use.Costs.Paths.Callers.Mentions.Of(set, use.CancellationToken))
        {
            ExpressionSyntax expression = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
            if (expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" })
            {
                yield return expression;
            }
        }
    }
}
