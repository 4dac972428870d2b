using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;

namespace Recommendations.Services;

/// <summary>What a visitor may want to see next: the model remembers inside what the visitor has looked at.</summary>
public static class NextProduct
{
    private static readonly ConcurrentDictionary<string, InferenceSession> Models = new();

    public static float[] After(string sessionId, float[] product)
    {
        var model = Models.GetOrAdd(sessionId, _ => new InferenceSession("models/next-stateful.onnx")); // expect: SCL1012
        using var seen = OrtValue.CreateTensorValueFromMemory(product, [1, product.Length]);
        using var outputs = model.Run(new RunOptions(), ["product"], [seen], ["next"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
