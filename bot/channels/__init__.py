"""The ways in: one folder a channel. Each takes messages to `bot.conversation.door`
and shows what `bot.render` returns; nothing else talks to residents.
"""
