using System.Collections.Immutable;

namespace ScaleLint.Analyzers.Tests.Catalogue;

/// <summary>
/// What the catalogue names and <see cref="CatalogueIdTests"/> cannot look up, with the reason. These lines were written from the library's documentation.
/// A test fails when an entry of this list could be checked after all.
/// </summary>
internal static class UncheckedApis
{
    private const string NotServed = "the package feed of this project does not serve the package";

    private const string EarlyChatClient = "only in previews before 9.3, which are not served";

    private const string LateBeta = "only in betas of 1.0.0 after the 8th, which are not served";

    private const string OldResponses = "only in versions between 2.1 and 2.10, which are not served";

    /// <summary>Assembly name of a family, and why no package of it is in <c>CataloguePackages.props</c>.</summary>
    public static ImmutableDictionary<string, string> Assemblies { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Microsoft.SemanticKernel.Agents.Abstractions"] = NotServed,
        ["Microsoft.Extensions.ML"] = NotServed,
        ["Microsoft.ML.TimeSeries"] = NotServed,
        ["Microsoft.ML.AutoML"] = NotServed,
        ["Anthropic.SDK"] = NotServed,
        ["AWSSDK.BedrockRuntime"] = NotServed,
        ["Microsoft.KernelMemory.Abstractions"] = NotServed,
        ["Azure.AI.Agents.Persistent"] = NotServed,
        ["Google.Cloud.AIPlatform.V1"] = NotServed,
        ["Oracle.ManagedDataAccess"] = NotServed,
        ["LazyCache"] = NotServed,
        ["StatsdClient"] = NotServed,
        ["App.Metrics.Abstractions"] = NotServed,
        ["Azure.Messaging.EventHubs.Processor"] = NotServed,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>ID of a member that only versions have which the feed does not serve.</summary>
    public static ImmutableDictionary<string, string> Members { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["M:Microsoft.Extensions.AI.IChatClient.CompleteAsync"] = EarlyChatClient,
        ["M:Microsoft.Extensions.AI.IChatClient.CompleteStreamingAsync"] = EarlyChatClient,
        ["M:Microsoft.Extensions.AI.ChatClientExtensions.CompleteAsync"] = EarlyChatClient,
        ["M:Microsoft.Extensions.AI.ChatClientExtensions.CompleteStreamingAsync"] = EarlyChatClient,
        ["P:Azure.AI.OpenAI.ChatCompletionsOptions.DeploymentName"] = LateBeta,
        ["M:OpenAI.Responses.OpenAIResponseClient.CreateResponseAsync"] = OldResponses,
        ["M:OpenAI.Responses.OpenAIResponseClient.CreateResponse"] = OldResponses,
        ["M:OpenAI.Responses.OpenAIResponseClient.CreateResponseStreamingAsync"] = OldResponses,
        ["T:OpenAI.Responses.OpenAIResponseClient"] = OldResponses,
    }.ToImmutableDictionary(StringComparer.Ordinal);
}
