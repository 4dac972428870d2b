using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.DataFlow;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Tells a call that learns from data from one that only sets transforms up, and from one that runs only while no trained model lies on the disk.</summary>
internal sealed class Learning(CostContext costs, CancellationToken cancellationToken)
{
    private readonly ValueOrigins _origins = new(costs, cancellationToken);
    private readonly HashSet<SyntaxNode> _read = [];

    /// <summary>True where the call trains: always for most of the catalogue's members, for <c>Fit</c> where a trainer is proven to be in the estimator.</summary>
    public bool IsProven(ApiUse use) =>
        use.Operation is IInvocationOperation call && (use.Api["needs"] != "trainer" || ContainsTrainer(call.Receiver()));

    /// <summary>True where code on the way from the request trains only when a file is missing: <c>if (!File.Exists(path)) { Train(); }</c>.</summary>
    public bool IsForMissingFile(SyntaxNode site, RequestPath? path) => IsForMissingFile(site) ||
        (path is not null && path.Sites.Any(location => location.SourceTree is { } tree && IsForMissingFile(tree.GetRoot(cancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true))));

    private bool ContainsTrainer(IOperation? estimator)
    {
        foreach (var origin in _origins.Of(estimator))
        {
            // pipeline = pipeline.Append(…) leads back to itself.
            if (!_read.Add(origin.Syntax))
            {
                continue;
            }

            if (costs.Catalogue.FindType(origin.Type, ApiKind.Trainer) is not null)
            {
                return true;
            }

            // pipeline.Append(trainer), new EstimatorChain<…>(…): a part may be the trainer.
            var inputs = origin switch
            {
                IInvocationOperation call => call.Arguments.Select(argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []),
                IObjectCreationOperation creation => creation.Arguments.Select(argument => argument.Value),
                _ => [],
            };
            if (inputs.Any(input => IsEstimator(input.WithoutConversions().Type) && ContainsTrainer(input)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEstimator(ITypeSymbol? type) => type is { Name: "IEstimator" } || type?.AllInterfaces.Any(contract => contract.Name == "IEstimator") == true;

    private static bool IsForMissingFile(SyntaxNode site)
    {
        for (SyntaxNode child = site, node = site.Parent!; node is not (null or MemberDeclarationSyntax); child = node, node = node.Parent!)
        {
            var isGuarded = node switch
            {
                IfStatementSyntax check => check.Condition != child && AsksForFile(check.Condition, out var exists) && (check.Else == child) == exists,
                ConditionalExpressionSyntax choice => choice.Condition != child && AsksForFile(choice.Condition, out var exists) && (choice.WhenFalse == child) == exists,
                // if (File.Exists(path)) { return Load(path); }   …   Train();
                BlockSyntax block => block.Statements.TakeWhile(statement => statement != child)
                    .Any(statement => statement is IfStatementSyntax { Else: null } check && AsksForFile(check.Condition, out var exists) && exists && Returns(check.Statement)),
                _ => false,
            };
            if (isGuarded)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AsksForFile(ExpressionSyntax condition, out bool exists)
    {
        var question = condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault(name => name.Identifier.ValueText is "Exists" or "ExistsAsync");
        exists = question is not null && !question.Ancestors().TakeWhile(ancestor => condition.Contains(ancestor)).Any(ancestor => ancestor is PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "!" });
        return question is not null;
    }

    private static bool Returns(StatementSyntax statement) => statement is ReturnStatementSyntax || (statement is BlockSyntax { Statements: { Count: > 0 } statements } && statements.Last() is ReturnStatementSyntax);
}
