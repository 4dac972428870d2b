using Microsoft.Extensions.Caching.Memory;
using Microsoft.ML.OnnxRuntime;

namespace Recommendations.Services;

/// <summary>What a visitor may want to see next: one model for all, given what the visitor has looked at, which is all that is kept of a session.</summary>
public sealed class NextProduct(IMemoryCache cache)
{
    private static readonly Lazy<InferenceSession> Model = new(() => new InferenceSession("models/next.onnx"));

    public float[] After(string sessionId, float[] product)
    {
        var key = ("seen", sessionId);
        float[] seen = [.. cache.Get<float[]>(key) ?? [], .. product];
        cache.Set(key, seen, TimeSpan.FromMinutes(30));

        using var input = OrtValue.CreateTensorValueFromMemory(seen, [seen.Length / product.Length, product.Length]);
        using var outputs = Model.Value.Run(new RunOptions(), ["products"], [input], ["next"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
