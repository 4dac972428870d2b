using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Answers "may an answer be of any length": neither the call, nor the client's pipeline, nor a decorator sets a greatest number of tokens.</summary>
internal sealed class AnswerLimit(ApiUse use)
{
    private static readonly string[] Decorated =
        ["DelegatingChatClient", "IChatClient", "IChatCompletionService", "ITextGenerationService", "IFunctionInvocationFilter", "IPromptRenderFilter", "IAIServiceSelector", "HttpPipelinePolicy", "PipelinePolicy", "DelegatingHandler"];

    private static readonly string[] Names = ["MaxOutputTokens", "MaxOutputTokenCount", "MaxTokens", "MaxCompletionTokens", "NumPredict", "MaxNewTokens", "MaxTokenCount"];

    /// <summary>True where it is proven that nothing limits the answer to the call.</summary>
    public bool IsMissing(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            // The whole request as it goes over the wire.
            if (argument.Parameter?.Type.Name is "BinaryContent" or "RequestContent")
            {
                return false;
            }

            if (argument.ArgumentKind == ArgumentKind.DefaultValue || !CallSettings.IsOptions(argument.Parameter?.Type))
            {
                continue;
            }

            var settings = CallSettings.Of(argument.Value, use);
            if (!settings.AreWhole || settings.All.Any(setting => MayLimit(setting.Name)))
            {
                return false;
            }
        }

        return !PipelineMayLimit();
    }

    // What goes to the provider as it is may hold a limit under the provider's name for it.
    private static bool MayLimit(string name) => Names.Contains(name) || name is "ExtensionData" or "AdditionalProperties" or "RawRepresentationFactory" or "Patch";

    private bool PipelineMayLimit() => Mentions("ConfigureOptions").Any(MaySetLimit) || Names.SelectMany(Mentions).Any(IsInPipeline);

    // builder.ConfigureOptions(options => options.MaxOutputTokens = 500): a lambda shows what it sets, a method group does not.
    private static bool MaySetLimit(SimpleNameSyntax mention) => mention.Parent?.Parent is InvocationExpressionSyntax call &&
        call.ArgumentList.Arguments.Any(argument => argument.Expression is not AnonymousFunctionExpressionSyntax lambda || lambda.DescendantTokens().Any(token => MayLimit(token.ValueText)));

    // chat.AsBuilder().Use((messages, options, next, token) => …), or a class in front of the client.
    private static bool IsInPipeline(SimpleNameSyntax mention) =>
        mention.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(lambda =>
            lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Use" } } }) ||
        mention.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.BaseList is { } bases && bases.Types.Any(type => Decorated.Any(name => type.Type.ToString().EndsWith(name, StringComparison.Ordinal)));

    private IEnumerable<SimpleNameSyntax> Mentions(string name) => use.Costs.Paths.References.Of(name, use.CancellationToken);
}
