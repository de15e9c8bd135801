namespace Evolution.Spotting.Compose;

/// <summary>How much may be taken of something that files can multiply, such as a variable's value or a mounted file's lines.</summary>
sealed class Allowance(long most)
{
    long left = most;

    /// <summary>Whether something was refused.</summary>
    public bool IsExceeded { get; private set; }

    public bool Take(long amount)
    {
        if (amount > left)
        {
            IsExceeded = true;
            return false;
        }
        left -= amount;
        return true;
    }
}
