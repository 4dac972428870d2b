using Microsoft.ML.OnnxRuntime;

namespace Recommendations.Services;

/// <summary>How well a product's embedding fits a customer's taste: one model for all, told who the customer is by the customer's number.</summary>
public static class PersonalTaste
{
    private static readonly Lazy<InferenceSession> Model = new(() => new InferenceSession("models/taste.onnx"));

    public static float Of(string customerId, float[] product)
    {
        using var customer = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, [1]);
        customer.StringTensorSetElementAt(customerId.AsSpan(), 0);
        using var embedding = OrtValue.CreateTensorValueFromMemory(product, [1, product.Length]);
        using var outputs = Model.Value.Run(new RunOptions(), ["customer", "product"], [customer, embedding], ["fit"]);
        return outputs[0].GetTensorDataAsSpan<float>()[0];
    }
}
