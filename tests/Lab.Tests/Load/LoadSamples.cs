using Evolution.Lab.Load;

namespace Evolution.Lab.Tests.Load;

/// <summary>Completed requests with known outcomes.</summary>
static class LoadSamples
{
    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static Sample Right(double at, double milliseconds = 10, Operation? operation = null) => Ended(at, ResponseEvaluation.Correct, 200, milliseconds, operation);

    public static Sample Refused(double at, int status = 503, Operation? operation = null) => Ended(at, new(RequestOutcome.Rejected), status, 5, operation);

    public static Sample Accepted(double at, Guid order) => Ended(at, new(RequestOutcome.Accepted, order), 202, 10, RequestMix.PlaceOrder);

    public static Sample Ended(double at, ResponseEvaluation evaluation, int? status, double milliseconds = 10, Operation? operation = null)
    {
        var sample = new Sample(operation ?? RequestMix.ReadProduct, Seconds(at));
        sample.Complete(evaluation, status, TimeSpan.FromMilliseconds(milliseconds));
        return sample;
    }
}
