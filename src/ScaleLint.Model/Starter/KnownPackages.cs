namespace ScaleLint.Model;

/// <summary>What a package says about the system that uses it.</summary>
internal static class KnownPackages
{
    private static readonly HashSet<string> TokenApis = Set(
        "Anthropic", "Anthropic.SDK", "AWSSDK.BedrockRuntime", "Azure.AI.Inference", "Azure.AI.OpenAI", "Betalgo.Ranul.OpenAI", "Google.Cloud.AIPlatform.V1", "Google.GenAI", "Mistral.SDK",
        "Microsoft.Extensions.AI.AzureAIInference", "Microsoft.Extensions.AI.OpenAI", "Microsoft.SemanticKernel", "Microsoft.SemanticKernel.Connectors.Amazon", "Microsoft.SemanticKernel.Connectors.AzureAIInference",
        "Microsoft.SemanticKernel.Connectors.AzureOpenAI", "Microsoft.SemanticKernel.Connectors.Google", "Microsoft.SemanticKernel.Connectors.MistralAI", "Microsoft.SemanticKernel.Connectors.OpenAI", "OpenAI");

    private static readonly HashSet<string> LocalModels = Set(
        "LLamaSharp", "Microsoft.Extensions.ML", "Microsoft.ML", "Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.DirectML", "Microsoft.ML.OnnxRuntime.Gpu", "Microsoft.ML.OnnxRuntime.Managed",
        "Microsoft.ML.OnnxRuntimeGenAI", "Microsoft.ML.OnnxRuntimeGenAI.Cuda", "Microsoft.ML.OnnxRuntimeGenAI.DirectML", "Microsoft.ML.OnnxRuntimeGenAI.Managed", "Microsoft.SemanticKernel.Connectors.Ollama",
        "Microsoft.SemanticKernel.Connectors.Onnx", "OllamaSharp", "TorchSharp");

    private static readonly HashSet<string> Pipelines = Set(
        "AWSSDK.Kinesis", "AWSSDK.SQS", "Azure.Messaging.EventHubs", "Azure.Messaging.EventHubs.Processor", "Azure.Messaging.ServiceBus", "Confluent.Kafka", "Google.Cloud.PubSub.V1", "MassTransit",
        "MassTransit.RabbitMQ", "RabbitMQ.Client");

    private static readonly HashSet<string> Stores = Set("AWSSDK.S3", "Azure.Storage.Blobs", "Azure.Storage.Files.DataLake", "Google.Cloud.Storage.V1", "Minio");

    private static readonly HashSet<string> Metrics = Set(
        "App.Metrics", "App.Metrics.AspNetCore", "DogStatsD-CSharp-Client", "OpenTelemetry", "OpenTelemetry.Exporter.Prometheus.AspNetCore", "OpenTelemetry.Extensions.Hosting", "prometheus-net", "prometheus-net.AspNetCore");

    /// <summary>Clients of models that somebody else runs and that are paid by the token.</summary>
    public static IReadOnlyList<string> TokenApiOf(StarterFacts facts) => Of(facts, TokenApis);

    /// <summary>Runtimes of models that the system runs itself.</summary>
    public static IReadOnlyList<string> LocalModelOf(StarterFacts facts) => Of(facts, LocalModels);

    /// <summary>Brokers and streams.</summary>
    public static IReadOnlyList<string> PipelineOf(StarterFacts facts) => Of(facts, Pipelines);

    /// <summary>Stores of objects.</summary>
    public static IReadOnlyList<string> StoreOf(StarterFacts facts) => Of(facts, Stores);

    /// <summary>Libraries of metrics.</summary>
    public static IReadOnlyList<string> MetricsOf(StarterFacts facts) => Of(facts, Metrics);

    private static IReadOnlyList<string> Of(StarterFacts facts, HashSet<string> known) =>
        [.. facts.Packages.Where(known.Contains).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase)];

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
