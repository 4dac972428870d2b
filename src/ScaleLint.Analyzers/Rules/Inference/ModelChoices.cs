using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Looks at every place in the compilation that names a model: is it one constant model everywhere? A name that is computed or configured, a second name, and a library of another
/// vendor all mean that something may choose, and then the answer is no.
/// </summary>
internal sealed class ModelChoices
{
    // Fewer calls than this are one task, which one model may suit.
    private const int LeastCalls = 2;

    // How the models of other vendors and local ones get into a program.
    private static readonly string[] OtherModels =
    [
        "OllamaApiClient", "AddOllamaChatCompletion", "AddOllamaApiClient", "AnthropicClient", "MistralClient", "AddMistralChatCompletion", "AddGoogleAIGeminiChatCompletion", "AddVertexAIGeminiChatCompletion",
        "AddHuggingFaceChatCompletion", "AddBedrockChatCompletionService", "AmazonBedrockRuntimeClient", "IAmazonBedrockRuntime", "PredictionServiceClient", "AddAzureAIInferenceChatCompletion",
        "LLamaWeights", "OnnxRuntimeGenAIChatClient", "AddOnnxRuntimeGenAIChatCompletion", "OpenRouter", "ModelRouter",
    ];

    private readonly CostContext _costs;
    private readonly CancellationToken _cancellationToken;

    private ModelChoices(CostContext costs, CancellationToken cancellationToken)
    {
        _costs = costs;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The place that names the only model first, in the order of the files.</summary>
    public SyntaxNode? First { get; private set; }

    /// <summary>A call that a request makes to it.</summary>
    public SyntaxNode? Call { get; private set; }

    /// <summary>Looks through the compilation. Where more than one model is in sight, or it is not known which, both places are null.</summary>
    public static ModelChoices Of(CostContext costs, CancellationToken cancellationToken)
    {
        var choices = new ModelChoices(costs, cancellationToken);
        if (!OtherModels.Any(name => costs.Paths.References.IsMentioned(name, cancellationToken)) && choices.OnlyChoice() is { } first && choices.FirstOfSeveralCalls() is { } call)
        {
            choices.First = first;
            choices.Call = call;
        }

        return choices;
    }

    /// <summary>The name of the model that a catalogued call or property is given: the first text parameter, or what the property is set to; null where it names none.</summary>
    public static IOperation? NameIn(IOperation operation) => operation switch
    {
        IInvocationOperation call => FirstText(call.Arguments),
        IObjectCreationOperation creation => FirstText(creation.Arguments),
        IPropertyReferenceOperation { Parent: IAssignmentOperation assignment } property when assignment.Target == property => assignment.Value,
        _ => null,
    };

    private static IOperation? FirstText(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value;

    private SyntaxNode? OnlyChoice()
    {
        SyntaxNode? first = null;
        string? only = null;
        foreach (var tree in _costs.Compilation.SyntaxTrees)
        {
            foreach (var (node, name) in ChoicesIn(tree))
            {
                if (name.ConstantValue is not { HasValue: true, Value: string id } || (only ?? id) != id)
                {
                    return null;
                }

                only = id;
                if (first is null || (first.SyntaxTree == tree && node.SpanStart < first.SpanStart))
                {
                    first = node;
                }
            }
        }

        return first;
    }

    private IEnumerable<(SyntaxNode Node, IOperation Name)> ChoicesIn(SyntaxTree tree)
    {
        var references = new NameReferences([tree]);
        var mentions = _costs.Catalogue.NamesOf(ApiKind.ModelChoice).SelectMany(name => references.Of(name, _cancellationToken)).ToList();
        if (mentions.Count == 0)
        {
            yield break;
        }

        // ChatClient client = new("…", key): where the type is mentioned, a creation may do without its name.
        var model = _costs.Paths.Models.Of(tree);
        foreach (var node in mentions.Select(Use).OfType<SyntaxNode>().Concat(references.ImplicitCreations(_cancellationToken)))
        {
            if (model.GetSymbolInfo(node, _cancellationToken).Symbol is { } symbol && _costs.Catalogue.Find(symbol, ApiKind.ModelChoice) is not null &&
                model.GetOperation(node, _cancellationToken) is { } operation && NameIn(operation) is { } name)
            {
                yield return (node, name);
            }
        }
    }

    private static SyntaxNode? Use(SimpleNameSyntax mention) => mention.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == mention => call,
        MemberAccessExpressionSyntax access when access.Name == mention => access,
        InvocationExpressionSyntax call => call,
        ObjectCreationExpressionSyntax creation => creation,
        QualifiedNameSyntax { Parent: ObjectCreationExpressionSyntax creation } => creation,
        AssignmentExpressionSyntax => mention,
        _ => null,
    };

    private SyntaxNode? FirstOfSeveralCalls()
    {
        SyntaxNode? first = null;
        var count = 0;
        foreach (var call in _costs.Paths.InferenceCalls(_cancellationToken))
        {
            if (_costs.Paths.Models.Of(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is { } method && _costs.Catalogue.Find(method, ApiKind.Inference)?["limit"] is not null &&
                _costs.FindPath(call, RuleScope.RequestPath, _cancellationToken) is not null)
            {
                first ??= call;
                if (++count >= LeastCalls)
                {
                    return first;
                }
            }
        }

        return null;
    }
}
