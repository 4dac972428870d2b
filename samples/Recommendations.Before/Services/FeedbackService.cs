using Recommendations.Data;
using Recommendations.Models;

namespace Recommendations.Services;

/// <summary>No model is asked on this path: a synchronous save costs a thread, but it is not an inference path.</summary>
public sealed class FeedbackService(ShopContext db)
{
    public void Store(Feedback feedback)
    {
        db.Feedback.Add(feedback);
        db.SaveChanges();
    }
}
