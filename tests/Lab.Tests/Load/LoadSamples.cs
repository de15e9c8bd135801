using Evolution.Lab.Load;

namespace Evolution.Lab.Tests.Load;

/// <summary>Requests with known ends.</summary>
static class LoadSamples
{
    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static Sample Right(double at, double milliseconds = 10, Operation? operation = null) => Ended(at, Answer.Right, 200, milliseconds, operation);

    public static Sample Refused(double at, int status = 503, Operation? operation = null) => Ended(at, new(Outcome.Refused), status, 5, operation);

    public static Sample Accepted(double at, Guid order) => Ended(at, new(Outcome.Accepted, order), 202, 10, Mix.PlaceOrder);

    public static Sample Ended(double at, Answer answer, int? status, double milliseconds = 10, Operation? operation = null)
    {
        var sample = new Sample(operation ?? Mix.ReadProduct, Seconds(at));
        sample.End(answer, status, TimeSpan.FromMilliseconds(milliseconds));
        return sample;
    }
}
