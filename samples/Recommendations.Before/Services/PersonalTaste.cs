using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;

namespace Recommendations.Services;

/// <summary>How well a product's embedding fits a customer's taste.</summary>
public static class PersonalTaste
{
    private static readonly ConcurrentDictionary<string, InferenceSession> Models = new();

    public static float Of(string customerId, float[] product)
    {
        var model = Models.GetOrAdd(customerId, id => new InferenceSession($"models/taste/{id}.onnx")); // expect: SCL1011
        using var embedding = OrtValue.CreateTensorValueFromMemory(product, [1, product.Length]);
        using var outputs = model.Run(new RunOptions(), ["product"], [embedding], ["fit"]);
        return outputs[0].GetTensorDataAsSpan<float>()[0];
    }
}
